using System.Collections.Immutable;
using NasDsl.Language.Numerics;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// Puts trials in one order when there are several objectives: ParEGO (Knowles, 2006), which draws other weights for each proposal, so that in time all of the front is sought. Objectives
/// are compared by their ranks among the trials at hand, because their scales have nothing to do with each other.
/// </summary>
/// <param name="weights">One weight for each objective, which add up to 1.</param>
internal sealed class Preference(ImmutableArray<double> weights)
{
    /// <summary>The share of the weighted sum beside the weighted maximum, so that of trials with the same maximum the one that is better elsewhere comes first.</summary>
    private const double Augmentation = 0.05;

    /// <summary>Draws weights, all equally likely.</summary>
    /// <param name="objectives">How many objectives there are.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The preference.</returns>
    public static Preference Draw(int objectives, RandomStream random)
    {
        if (objectives == 1)
        {
            return new([1]);
        }

        // Exponential numbers over their sum are even on the simplex.
        var numbers = new double[objectives];
        for (var i = 0; i < objectives; i++)
        {
            numbers[i] = -DeterministicMath.Log(1 - random.NextDouble());
        }

        var sum = numbers.Sum();
        return new([.. numbers.Select(number => number / sum)]);
    }

    /// <summary>Each objective by itself and, of several, all alike.</summary>
    /// <param name="objectives">How many objectives there are.</param>
    /// <returns>The preferences.</returns>
    public static IEnumerable<Preference> Corners(int objectives)
    {
        for (var i = 0; i < objectives; i++)
        {
            var corner = i;
            yield return new([.. Enumerable.Range(0, objectives).Select(objective => objective == corner ? 1.0 : 0)]);
        }

        if (objectives > 1)
        {
            yield return new([.. Enumerable.Repeat(1.0 / objectives, objectives)]);
        }
    }

    /// <summary>The trials, best first: finished before stopped before failed, the longest trained first, then by preference, then by loss, then the earlier one.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="ranking">What the objectives ask for.</param>
    /// <returns>The trials in order.</returns>
    public ImmutableArray<Trial> Order(IReadOnlyList<Trial> trials, TrialRanking ranking)
    {
        if (weights.Length == 1)
        {
            return ranking.BestFirst(trials);
        }

        var able = trials.Where(trial => trial.Status != TrialStatus.Failed).ToArray();
        var values = Scalars([.. able.Select(ranking.Point)]);
        var byTrial = able.Select((trial, i) => (trial, Value: values[i])).ToDictionary(item => item.trial.Id, item => item.Value);
        return
        [
            .. trials
                .OrderBy(trial => trial.Status)
                .ThenByDescending(trial => trial.Epochs)
                .ThenByDescending(trial => trial.Share)
                .ThenBy(trial => byTrial.GetValueOrDefault(trial.Id))
                .ThenBy(trial => trial.Metrics?.Loss ?? double.PositiveInfinity)
                .ThenBy(trial => trial.Id),
        ];
    }

    private double[] Scalars(double[][] points)
    {
        var maxima = new double[points.Length];
        var sums = new double[points.Length];
        for (var objective = 0; objective < weights.Length; objective++)
        {
            var sorted = points.Select(point => point[objective]).Order().ToArray();
            for (var i = 0; i < points.Length; i++)
            {
                // Equal values have equal ranks.
                var rank = LowerBound(sorted, points[i][objective]) / (double)points.Length;
                maxima[i] = Math.Max(maxima[i], weights[objective] * rank);
                sums[i] += weights[objective] * rank;
            }
        }

        return [.. maxima.Select((maximum, i) => maximum + (Augmentation * sums[i]))];
    }

    private static int LowerBound(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

using System.Collections.Immutable;

namespace NasDsl.Report.Importance;

/// <summary>Grows regression trees (Breiman, Friedman, Olshen and Stone, "Classification and regression trees", 1984): each question is the one that leaves the least squared error.</summary>
/// <param name="features">What can be asked about.</param>
/// <param name="values">The values to foretell, one for each sample.</param>
internal sealed class RegressionTree(ImmutableArray<Feature> features, ImmutableArray<double> values)
{
    private const double Tolerance = 1e-12;

    // Below this, questions would tell noise apart, and most of all those about real numbers, of which there are so many.
    private const int FewestSamples = 4;

    private readonly List<RegressionLeaf> _leaves = [];

    /// <summary>Grows a tree until the samples of each leaf are alike or few.</summary>
    /// <param name="samples">The samples; one may be there several times.</param>
    /// <returns>Its leaves. Every combination of levels leads to one of them.</returns>
    public IReadOnlyList<RegressionLeaf> Grow(int[] samples)
    {
        _leaves.Clear();
        var open = new Stack<(int[] Samples, Dictionary<int, bool[]> Levels)>([(samples, [])]);
        while (open.TryPop(out var branch))
        {
            if (FindQuestion(branch.Samples) is not { } question)
            {
                _leaves.Add(new RegressionLeaf(branch.Samples.Average(sample => values[sample]), branch.Levels));
                continue;
            }

            var (feature, isLeft) = question;
            open.Push(([.. branch.Samples.Where(sample => isLeft[features[feature].Levels[sample]])], Narrow(branch.Levels, feature, isLeft, true)));
            open.Push(([.. branch.Samples.Where(sample => !isLeft[features[feature].Levels[sample]])], Narrow(branch.Levels, feature, isLeft, false)));
        }

        return [.. _leaves];
    }

    private static Dictionary<int, bool[]> Narrow(Dictionary<int, bool[]> levels, int feature, bool[] isLeft, bool side)
    {
        var before = levels.GetValueOrDefault(feature);
        return new Dictionary<int, bool[]>(levels) { [feature] = [.. isLeft.Select((left, level) => left == side && before?[level] != false)] };
    }

    private (int Feature, bool[] IsLeft)? FindQuestion(int[] samples)
    {
        var sum = samples.Sum(sample => values[sample]);
        var square = samples.Sum(sample => values[sample] * values[sample]);
        if (samples.Length < FewestSamples || square - (sum * sum / samples.Length) < Tolerance)
        {
            return null;
        }

        (int Feature, bool[] IsLeft)? best = null;
        var most = (sum * sum / samples.Length) + Tolerance;
        for (var feature = 0; feature < features.Length; feature++)
        {
            var counts = new int[features[feature].Count];
            var sums = new double[counts.Length];
            foreach (var sample in samples)
            {
                var level = features[feature].Levels[sample];
                counts[level]++;
                sums[level] += values[sample];
            }

            // Of levels without an order, the best two groups are neighbours in the order of their means (Fisher, 1958).
            var order = Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0).ToArray();
            order = features[feature].IsOrdered ? order : [.. order.OrderBy(level => sums[level] / counts[level]).ThenBy(level => level)];
            var (leftCount, leftSum) = (0, 0.0);
            for (var i = 0; i < order.Length - 1; i++)
            {
                leftCount += counts[order[i]];
                leftSum += sums[order[i]];
                var rightSum = sum - leftSum;
                var explained = (leftSum * leftSum / leftCount) + (rightSum * rightSum / (samples.Length - leftCount));
                if (explained > most + Tolerance)
                {
                    most = explained;
                    best = (feature, Left(features[feature], order, i));
                }
            }
        }

        return best;
    }

    /// <summary>Levels that no sample has here go with their neighbours where there is an order, else to the right.</summary>
    private static bool[] Left(Feature feature, int[] order, int last)
    {
        var isLeft = new bool[feature.Count];
        for (var level = 0; level < isLeft.Length; level++)
        {
            isLeft[level] = feature.IsOrdered ? level <= order[last] : Array.IndexOf(order, level) is >= 0 and var place && place <= last;
        }

        return isLeft;
    }
}

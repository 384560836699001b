using System.Collections.Immutable;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Search.Ranking;

/// <summary>Puts trials in order under the objectives of a search. Every order is total, so that results never depend on chance or on threads.</summary>
internal sealed class TrialRanking(EquatableArray<ObjectiveModel> objectives) : IComparer<Trial>
{
    /// <summary>Whether there is more than one objective.</summary>
    public bool HasTradeOffs => objectives.Count > 1;

    /// <summary>The values of the objectives with the sign that makes less better.</summary>
    public double[] Point(Trial trial) => [.. trial.Objectives.Select((value, i) => objectives[i].IsMaximized ? -value : value)];

    /// <summary>
    /// Best first, the way the champion is chosen: finished before stopped before failed, more training first, then by the objectives in turn,
    /// then the lower loss, since shares of a few hundred rows are often equal, then the earlier trial.
    /// </summary>
    public ImmutableArray<Trial> BestFirst(IEnumerable<Trial> trials) => [.. trials.Order(this)];

    /// <summary>Compares two trials the way the champion is chosen.</summary>
    /// <param name="x">One trial.</param>
    /// <param name="y">The other.</param>
    /// <returns>Less than 0 when the first is better.</returns>
    public int Compare(Trial? x, Trial? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.Status.CompareTo(y.Status);
        order = order != 0 ? order : y.Epochs.CompareTo(x.Epochs);
        order = order != 0 ? order : y.Share.CompareTo(x.Share);
        for (var i = 0; order == 0 && i < Math.Min(x.Objectives.Length, y.Objectives.Length); i++)
        {
            order = objectives[i].IsMaximized ? y.Objectives[i].CompareTo(x.Objectives[i]) : x.Objectives[i].CompareTo(y.Objectives[i]);
        }

        order = order != 0 ? order : LossOf(x).CompareTo(LossOf(y));
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }

    /// <summary>
    /// Most promising first, the way trials are promoted and credit is given: finished before stopped before failed, more training first; then in turn the best by the first objective
    /// and the first of the order by fronts, the least crowded first. Fronts alone would spend most of the training on cheap networks that no one will choose.
    /// </summary>
    /// <param name="trials">The trials.</param>
    /// <param name="first">What stands for the first objective, or null for the way the champion is chosen. It puts finished before stopped before failed, and more epochs first.</param>
    /// <returns>All of them.</returns>
    public ImmutableArray<Trial> Promising(IEnumerable<Trial> trials, IComparer<Trial>? first = null) => HasTradeOffs
        ? [.. Groups(trials, first ?? this).SelectMany(members => Interleave(members, ByFront(members)))]
        : [.. trials.Order(first ?? this)];

    /// <summary>By fronts, the least crowded first: what is not finished comes after all that is, what failed last.</summary>
    public ImmutableArray<Trial> ByFronts(IEnumerable<Trial> trials) => [.. Groups(trials, this).SelectMany(ByFront)];

    /// <summary>Trials that can be compared, the best groups first; in each the best by the first objective first, so that it leads among the equally crowded ends of its front.</summary>
    private static IEnumerable<ImmutableArray<Trial>> Groups(IEnumerable<Trial> trials, IComparer<Trial> order) => trials
        .GroupBy(trial => (trial.Status, trial.Epochs, trial.Share))
        .OrderBy(group => group.Key.Status)
        .ThenByDescending(group => group.Key.Epochs)
        .ThenByDescending(group => group.Key.Share)
        .Select(group => group.Order(order).ToImmutableArray());

    private IEnumerable<Trial> ByFront(ImmutableArray<Trial> group) => group[0].Status == TrialStatus.Failed
        ? group
        : ParetoRanking.Order([.. group.Select(Point)]).Select(i => group[i]);

    /// <summary>Takes from both lists in turn, each trial once.</summary>
    private static IEnumerable<Trial> Interleave(IEnumerable<Trial> first, IEnumerable<Trial> second) =>
        first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second }).DistinctBy(trial => trial.Id);

    /// <summary>The finished trials that no other one beats, best first; of several with the same values the earliest.</summary>
    public ImmutableArray<Trial> Front(IEnumerable<Trial> trials)
    {
        var finished = BestFirst(trials.Where(trial => trial.Status == TrialStatus.Finished));
        var points = finished.Select(Point).ToArray();
        return [.. finished.Where((_, i) =>
            !points.Any(other => ParetoRanking.Dominates(other, points[i]))
            && !points.Take(i).Any(other => other.SequenceEqual(points[i])))];
    }

    private static double LossOf(Trial trial) => trial.Metrics is { Loss: var loss } && !double.IsNaN(loss) ? loss : double.PositiveInfinity;
}

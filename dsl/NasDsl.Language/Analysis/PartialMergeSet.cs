using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>Partial merges, without those that another one of the same kind beats in every aim.</summary>
/// <param name="goals">What they are compared by.</param>
internal sealed class PartialMergeSet(Goals goals)
{
    private readonly Dictionary<(Shape Shape, long Waiting, bool TakesInput), Outcome> _unbeaten = [];
    private readonly Dictionary<Label, PartialMerge> _merges = [];

    /// <summary>The merges that are not beaten.</summary>
    public IReadOnlyList<PartialMerge> All => _unbeaten.Values.SelectMany(outcome => outcome.Labels).Select(label => _merges[label]).ToArray();

    /// <summary>Takes a merge in.</summary>
    /// <param name="merge">The merge.</param>
    public void Add(PartialMerge merge)
    {
        var key = (merge.Shape, merge.Waiting, merge.TakesInput);
        if (!_unbeaten.TryGetValue(key, out var outcome))
        {
            outcome = new Outcome(goals);
            _unbeaten.Add(key, outcome);
        }

        var label = new Label(merge.Shape, false, merge.Cost, merge.Witness);
        _merges.Add(label, merge);
        outcome.Add(label);
    }
}

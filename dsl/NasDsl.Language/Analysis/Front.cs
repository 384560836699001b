namespace NasDsl.Language.Analysis;

/// <summary>Ways that end alike, without those that another one beats: at least as good in every aim.</summary>
/// <param name="goals">What ways are compared by.</param>
internal sealed class Front(Goals goals)
{
    private readonly List<Label> _ways = [];

    /// <summary>The ways that are not beaten.</summary>
    public IReadOnlyList<Label> Labels => _ways;

    /// <summary>Whether a way would be taken in: most are not, so that this is asked before anything is made of one.</summary>
    /// <param name="cost">What it costs.</param>
    /// <param name="weight">The weight of its witness.</param>
    /// <returns>False when another is as good.</returns>
    public bool Wants(in CostVector cost, int weight)
    {
        goals.Work.Spend(_ways.Count / 16);
        foreach (var way in _ways)
        {
            if (goals.IsAsGood(way.Cost, way.Witness.Weight, cost, weight))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes a way in that is wanted; drops those that it beats.</summary>
    /// <param name="label">The way.</param>
    public void Add(Label label)
    {
        for (var i = _ways.Count - 1; i >= 0; i--)
        {
            if (goals.IsAsGood(label.Cost, label.Witness.Weight, _ways[i].Cost, _ways[i].Witness.Weight))
            {
                _ways.RemoveAt(i);
            }
        }

        _ways.Add(label);
    }
}

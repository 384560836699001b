namespace NasDsl.Language.Analysis;

/// <summary>Ways that end alike, without those that another one beats: at least as good in every aim.</summary>
/// <param name="goals">What ways are compared by.</param>
internal sealed class Front(Goals goals)
{
    private readonly List<(long[] Distances, Label Label)> _ways = [];

    /// <summary>The ways that are not beaten.</summary>
    public IEnumerable<Label> Labels => _ways.Select(way => way.Label);

    /// <summary>Takes a way in, unless another is as good; drops those that it beats.</summary>
    /// <param name="label">The way.</param>
    public void Add(Label label)
    {
        var distances = goals.DistancesOf(label);
        goals.Work.Spend(_ways.Count / 16);
        foreach (var way in _ways)
        {
            if (IsAsGood(way.Distances, distances))
            {
                return;
            }
        }

        _ways.RemoveAll(way => IsAsGood(distances, way.Distances));
        _ways.Add((distances, label));
    }

    private static bool IsAsGood(long[] one, long[] other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] > other[i])
            {
                return false;
            }
        }

        return true;
    }
}

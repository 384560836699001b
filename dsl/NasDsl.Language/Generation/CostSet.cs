namespace NasDsl.Language.Generation;

/// <summary>A set of whole numbers, as few intervals that hold all of them: the smallest gaps are closed where there are too many.</summary>
internal sealed class CostSet
{
    private const int MostIntervals = 24;
    private readonly (long From, long To)[] _intervals;

    private CostSet((long From, long To)[] intervals)
    {
        _intervals = intervals;
    }

    /// <summary>The set of 0 alone.</summary>
    public static CostSet Zero { get; } = new([(0, 0)]);

    /// <summary>The least number.</summary>
    public long Least => _intervals[0].From;

    /// <summary>The greatest number.</summary>
    public long Greatest => _intervals[_intervals.Length - 1].To;

    /// <summary>The union of sets, each moved by a number.</summary>
    /// <param name="sets">The sets; at least one.</param>
    /// <returns>The union.</returns>
    public static CostSet Union(IEnumerable<(CostSet Set, long Move)> sets)
    {
        var all = sets.SelectMany(set => set.Set._intervals.Select(interval => (From: interval.From + set.Move, To: interval.To + set.Move))).ToArray();
        Array.Sort(all);
        var merged = new List<(long From, long To)>();
        foreach (var interval in all)
        {
            if (merged.Count > 0 && interval.From <= merged[merged.Count - 1].To + 1)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = (last.From, Math.Max(last.To, interval.To));
            }
            else
            {
                merged.Add(interval);
            }
        }

        return new CostSet(merged.Count > MostIntervals ? CloseGaps(merged) : [.. merged]);
    }

    /// <summary>Whether a number between two bounds may be in the set.</summary>
    /// <param name="least">The lower bound.</param>
    /// <param name="greatest">The upper bound.</param>
    /// <returns>False only when there is none.</returns>
    public bool Meets(double least, double greatest)
    {
        foreach (var (from, to) in _intervals)
        {
            if (to >= least)
            {
                return from <= greatest;
            }
        }

        return false;
    }

    private static (long From, long To)[] CloseGaps(List<(long From, long To)> intervals)
    {
        var gaps = Enumerable.Range(1, intervals.Count - 1)
            .OrderByDescending(at => intervals[at].From - intervals[at - 1].To)
            .Take(MostIntervals - 1)
            .OrderBy(at => at)
            .ToArray();
        var closed = new (long From, long To)[MostIntervals];
        for (var i = 0; i < MostIntervals; i++)
        {
            closed[i] = (intervals[i == 0 ? 0 : gaps[i - 1]].From, intervals[i == MostIntervals - 1 ? intervals.Count - 1 : gaps[i] - 1].To);
        }

        return closed;
    }
}

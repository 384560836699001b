namespace NasDsl.Language.Generation;

/// <summary>A set of whole numbers, as few intervals that hold all of them: the smallest gaps are closed where there are too many.</summary>
internal sealed class CostSet
{
    private const int MostIntervals = 32;
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
    public static CostSet Union(IReadOnlyCollection<(CostSet Set, long Move)> sets)
    {
        var count = sets.Sum(set => set.Set._intervals.Length);
        var from = new long[count];
        var to = new long[count];
        var next = 0;
        foreach (var (set, move) in sets)
        {
            foreach (var interval in set._intervals)
            {
                from[next] = interval.From + move;
                to[next++] = interval.To + move;
            }
        }

        Array.Sort(from, to);
        var merged = new List<(long From, long To)>();
        var start = from[0];
        var end = to[0];
        for (var i = 1; i < count; i++)
        {
            if (from[i] > end + 1)
            {
                merged.Add((start, end));
                start = from[i];
            }

            end = Math.Max(end, to[i]);
        }

        merged.Add((start, end));
        return new CostSet(merged.Count > MostIntervals ? CloseGaps(merged) : [.. merged]);
    }

    /// <summary>Whether a number between two bounds may be in the set.</summary>
    /// <param name="least">The lower bound.</param>
    /// <param name="greatest">The upper bound.</param>
    /// <returns>False only when there is none.</returns>
    public bool Meets(double least, double greatest)
    {
        // The first interval that does not end below the lower bound.
        var low = 0;
        var high = _intervals.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_intervals[middle].To < least)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _intervals.Length && _intervals[low].From <= greatest;
    }

    private static (long From, long To)[] CloseGaps(List<(long From, long To)> intervals)
    {
        var widths = new long[intervals.Count - 1];
        var ends = new int[widths.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = intervals[i].To - intervals[i + 1].From;
            ends[i] = i + 1;
        }

        // Widths are negative, so that the greatest gaps come first.
        Array.Sort(widths, ends);
        var gaps = ends.Take(MostIntervals - 1).ToArray();
        Array.Sort(gaps);
        var closed = new (long From, long To)[MostIntervals];
        for (var i = 0; i < MostIntervals; i++)
        {
            closed[i] = (intervals[i == 0 ? 0 : gaps[i - 1]].From, intervals[i == MostIntervals - 1 ? intervals.Count - 1 : gaps[i] - 1].To);
        }

        return closed;
    }
}

using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>What the rest of a way can need in memory, from below: pairs of weights and peak of activations, none of which has both less than another. Where there are many, neighbours are joined to what both exceed.</summary>
internal sealed class MemoryFront
{
    private const int MostPoints = 16;

    private readonly (long Weights, long Peak)[] _points;

    private MemoryFront((long Weights, long Peak)[] points)
    {
        _points = points;
    }

    /// <summary>The rest of a way that is at its end.</summary>
    public static MemoryFront End { get; } = new([(0, 0)]);

    /// <summary>The best of several ways.</summary>
    /// <param name="points">What each of them can need; they are sorted.</param>
    /// <returns>The front.</returns>
    public static MemoryFront Of(List<(long Weights, long Peak)> points)
    {
        points.Sort();
        var front = new List<(long Weights, long Peak)>();
        foreach (var point in points)
        {
            if (front.Count == 0 || point.Peak < front[front.Count - 1].Peak)
            {
                front.Add(point);
            }
        }

        while (front.Count > MostPoints)
        {
            for (var i = front.Count - 2; i >= 0; i -= 2)
            {
                front[i] = (front[i].Weights, front[i + 1].Peak);
                front.RemoveAt(i + 1);
            }
        }

        return new MemoryFront([.. front]);
    }

    /// <summary>Adds what a way can need that begins with a step.</summary>
    /// <param name="cost">What the step costs; the rest of the way needs this.</param>
    /// <param name="points">Gets it.</param>
    public void AddBehind(CostVector cost, List<(long Weights, long Peak)> points)
    {
        foreach (var (weights, peak) in _points)
        {
            points.Add((weights + cost.Params, Math.Max(peak, cost.Peak)));
        }
    }

    /// <summary>The least memory of the whole.</summary>
    /// <param name="weights">The weights so far.</param>
    /// <param name="peak">The peak of activations so far.</param>
    /// <returns>Bytes.</returns>
    public long Least(long weights, long peak)
    {
        var least = long.MaxValue;
        foreach (var point in _points)
        {
            least = Math.Min(least, MemoryRule.Bytes(weights + point.Weights, Math.Max(peak, point.Peak)));
        }

        return least;
    }
}

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>Operations on a path.</summary>
/// <param name="Length">All of them.</param>
/// <param name="Depth">Those with weights.</param>
internal readonly record struct PathLength(long Length, long Depth)
{
    /// <summary>The path with another behind it.</summary>
    /// <param name="cost">What the other costs.</param>
    /// <returns>The whole path.</returns>
    public PathLength Then(CostVector cost) => new(Length + cost.Length, Depth + cost.Depth);

    /// <summary>The greater of each number.</summary>
    /// <param name="other">Another path.</param>
    /// <returns>The numbers of the longest.</returns>
    public PathLength Or(PathLength other) => new(Math.Max(Length, other.Length), Math.Max(Depth, other.Depth));

    /// <summary>The cost that leads from one path to another: it may be negative, and all of them add up to the length of the longest path.</summary>
    /// <param name="from">The path now.</param>
    /// <returns>The difference, as a cost.</returns>
    public CostVector Minus(PathLength from) => new(0, 0, 0, 0, Length - from.Length, Depth - from.Depth);
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>What a piece of an architecture costs for one sample.</summary>
/// <param name="Params">Trainable numbers.</param>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="Peak">The most activations alive at once, apart from those that wait outside the piece.</param>
/// <param name="Length">Operations on the longest path.</param>
/// <param name="Depth">Operations with weights on the path that has most of them.</param>
internal readonly record struct CostVector(long Params, long Macs, long Flops, long Peak, long Length, long Depth)
{
    /// <summary>One piece after another.</summary>
    /// <param name="next">The cost of the second piece.</param>
    /// <returns>The cost of both.</returns>
    public CostVector Then(CostVector next) => new(
        Params + next.Params,
        Macs + next.Macs,
        Flops + next.Flops,
        Math.Max(Peak, next.Peak),
        Length + next.Length,
        Depth + next.Depth);

    /// <summary>Two pieces beside each other.</summary>
    /// <param name="other">The cost of the other.</param>
    /// <returns>The cost of both.</returns>
    public CostVector Beside(CostVector other) => Then(other) with
    {
        Length = Math.Max(Length, other.Length),
        Depth = Math.Max(Depth, other.Depth),
    };

    /// <summary>The same piece while more activations wait outside.</summary>
    /// <param name="activations">How many.</param>
    /// <returns>The cost.</returns>
    public CostVector WhileWaiting(long activations) => Peak == 0 ? this : this with { Peak = Peak + activations };

    /// <summary>A cost as requirements name it.</summary>
    /// <param name="kind">Which one.</param>
    /// <returns>The number, or null for a cost that depends on a device.</returns>
    public long? Of(CostKind kind) => kind switch
    {
        CostKind.Params => Params,
        CostKind.Macs => Macs,
        CostKind.Flops => Flops,
        CostKind.Memory => MemoryRule.Bytes(Params, Peak),
        CostKind.Length => Length,
        CostKind.Depth => Depth,
        _ => null,
    };
}

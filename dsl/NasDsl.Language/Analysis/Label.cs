using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>One way through a piece of a space.</summary>
/// <param name="shape">The shape that it ends in.</param>
/// <param name="isHeld">Whether its output is still the piece's input, and that is kept alive by a shortcut around the piece.</param>
/// <param name="cost">What it costs.</param>
/// <param name="witness">The choices that it takes.</param>
/// <param name="isZero">Whether it ends in zeros, which a sum leaves out.</param>
internal sealed class Label(Shape shape, bool isHeld, CostVector cost, Witness witness, bool isZero = false)
{
    /// <summary>Whether it ends in zeros that were made in it, which a sum leaves out.</summary>
    public bool IsZero { get; } = isZero;

    /// <summary>The shape that it ends in.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>Whether its output is kept alive from outside, so that it takes no memory of its own.</summary>
    public bool IsHeld { get; } = isHeld;

    /// <summary>What it costs.</summary>
    public CostVector Cost { get; } = cost;

    /// <summary>The choices that it takes.</summary>
    public Witness Witness { get; } = witness;

    /// <summary>Whether it ends as another does, so that the one can stand for the other.</summary>
    /// <param name="shape">The shape that the other ends in.</param>
    /// <param name="isHeld">Whether its output is kept alive from outside.</param>
    /// <param name="isEmpty">Whether it is no operation at all.</param>
    /// <param name="isZero">Whether it ends in zeros.</param>
    /// <returns>True when they can be compared by their costs.</returns>
    public bool EndsLike(Shape shape, bool isHeld, bool isEmpty, bool isZero) =>
        Shape == shape && IsHeld == isHeld && (Cost.Length == 0) == isEmpty && IsZero == isZero;

    /// <summary>The same way through another place that is alike.</summary>
    /// <param name="shift">What is added to the number of each gene.</param>
    /// <returns>The way.</returns>
    public Label Shift(int shift) => new(Shape, IsHeld, Cost, Witness.Shift(shift), IsZero);

    /// <summary>A property of the way.</summary>
    /// <param name="dimension">Which one.</param>
    /// <param name="cost">What the way costs.</param>
    /// <param name="weight">The weight of its witness.</param>
    /// <returns>The number.</returns>
    public static long Of(Dimension dimension, in CostVector cost, int weight) => dimension switch
    {
        Dimension.Params => cost.Params,
        Dimension.Macs => cost.Macs,
        Dimension.Flops => cost.Flops,
        Dimension.Peak => cost.Peak,
        Dimension.Length => cost.Length,
        Dimension.Depth => cost.Depth,
        _ => weight,
    };
}

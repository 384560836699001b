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

    /// <summary>This way and then another.</summary>
    /// <param name="next">A way through the next piece that begins where this one ends.</param>
    /// <returns>Both.</returns>
    public Label Then(Label next) => new(
        next.Shape, next.IsHeld, Cost.Then(next.Cost), Witness.And(next.Witness), next.Cost.Length == 0 ? IsZero : next.IsZero);

    /// <summary>The same way, with more choices named.</summary>
    /// <param name="choices">The choices.</param>
    /// <returns>The way.</returns>
    public Label With(Witness choices) => new(Shape, IsHeld, Cost, choices.And(Witness), IsZero);

    /// <summary>The same way through another place that is alike.</summary>
    /// <param name="shift">What is added to the number of each gene.</param>
    /// <returns>The way.</returns>
    public Label Shift(int shift) => new(Shape, IsHeld, Cost, Witness.Shift(shift), IsZero);

    /// <summary>A property of the way.</summary>
    /// <param name="dimension">Which one.</param>
    /// <returns>The number.</returns>
    public long Of(Dimension dimension) => dimension switch
    {
        Dimension.Params => Cost.Params,
        Dimension.Macs => Cost.Macs,
        Dimension.Flops => Cost.Flops,
        Dimension.Peak => Cost.Peak,
        Dimension.Length => Cost.Length,
        Dimension.Depth => Cost.Depth,
        _ => Witness.Weight,
    };
}

namespace NasDsl.Language.Catalog.Operations;

/// <summary>x times the line through (-3, 0) and (3, 1), kept between 0 and 1: a cheap silu (Howard et al., 2019).</summary>
public sealed class HardswishOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "hardswish";

    /// <inheritdoc/>
    public override string Summary => "x times the line through (-3, 0) and (3, 1), kept between 0 and 1: a cheap silu (Howard et al., 2019).";
}

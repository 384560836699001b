namespace NasDsl.Language.Catalog.Operations;

/// <summary>Hyperbolic tangent.</summary>
public sealed class TanhOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override string Summary => "Hyperbolic tangent.";
}

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Sigmoid linear unit: x times the logistic function of x.</summary>
public sealed class SiluOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    public override string Summary => "Sigmoid linear unit: x times the logistic function of x.";
}

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Rectified linear unit: the greater of the number and 0.</summary>
public sealed class ReluOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override string Summary => "Rectified linear unit: the greater of the number and 0.";
}

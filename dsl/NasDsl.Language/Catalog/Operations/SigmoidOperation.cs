namespace NasDsl.Language.Catalog.Operations;

/// <summary>Logistic function.</summary>
public sealed class SigmoidOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override string Summary => "Logistic function.";
}

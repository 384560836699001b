namespace NasDsl.Language.Catalog.Operations;

/// <summary>The greatest number of each window; a window takes only those cells that lie inside the input.</summary>
public sealed class MaxPoolOperation : PoolOperation
{
    /// <inheritdoc/>
    public override string Name => "maxpool";

    /// <inheritdoc/>
    public override string Summary => "The greatest number of each window; a window takes only those cells that lie inside the input.";

    /// <inheritdoc/>
    public override bool IsNonlinear => true;
}

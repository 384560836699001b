namespace NasDsl.Language.Catalog.Operations;

/// <summary>The mean of each window, over those of its cells that lie inside the input.</summary>
public sealed class AvgPoolOperation : PoolOperation
{
    /// <inheritdoc/>
    public override string Name => "avgpool";

    /// <inheritdoc/>
    public override string Summary => "The mean of each window, over those of its cells that lie inside the input.";
}

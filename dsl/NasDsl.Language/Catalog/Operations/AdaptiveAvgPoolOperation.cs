namespace NasDsl.Language.Catalog.Operations;

/// <summary>The mean of each of so many equal windows that the output has the given size along each axis.</summary>
public sealed class AdaptiveAvgPoolOperation : AdaptivePoolOperation
{
    /// <inheritdoc/>
    public override string Name => "adaptiveavgpool";

    /// <inheritdoc/>
    public override string Summary => "The mean of each of so many equal windows that the output has the given size along each axis.";
}

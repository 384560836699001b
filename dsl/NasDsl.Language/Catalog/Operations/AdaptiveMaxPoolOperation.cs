namespace NasDsl.Language.Catalog.Operations;

/// <summary>The greatest number of each of so many equal windows that the output has the given size along each axis.</summary>
public sealed class AdaptiveMaxPoolOperation : AdaptivePoolOperation
{
    /// <inheritdoc/>
    public override string Name => "adaptivemaxpool";

    /// <inheritdoc/>
    public override string Summary => "The greatest number of each of so many equal windows that the output has the given size along each axis.";

    /// <inheritdoc/>
    public override bool IsNonlinear => true;
}

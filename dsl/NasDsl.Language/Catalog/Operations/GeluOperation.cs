namespace NasDsl.Language.Catalog.Operations;

/// <summary>Gaussian error linear unit: x times the normal distribution function of x (Hendrycks and Gimpel, 2016), exact form.</summary>
public sealed class GeluOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "gelu";

    /// <inheritdoc/>
    public override string Summary => "Gaussian error linear unit: x times the normal distribution function of x (Hendrycks and Gimpel, 2016), exact form.";
}

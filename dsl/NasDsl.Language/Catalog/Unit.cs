namespace NasDsl.Language.Catalog;

/// <summary>A multiplier or a unit: what stands after a number.</summary>
/// <param name="Name">What is written.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Exponent">The power of ten it multiplies by.</param>
/// <param name="Factor">What else it multiplies by.</param>
internal sealed record Unit(string Name, Dimension Dimension, int Exponent, double Factor = 1);

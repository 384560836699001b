namespace NasDsl.Language.Analysis;

/// <summary>A limit that no way of interest exceeds. Costs only grow along a way, so what exceeds it in the middle exceeds it at the end.</summary>
/// <param name="Dimension">The property.</param>
/// <param name="Most">The greatest number that is of interest.</param>
internal readonly record struct Cap(Dimension Dimension, double Most);

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>Bounds of one cost.</summary>
/// <param name="Dimension">The cost.</param>
/// <param name="Least">The least number that is allowed.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record CostWindow(Dimension Dimension, double Least, double Greatest);

using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>What a row of an operation table means for the making of architectures, read once.</summary>
/// <param name="Index">Which of the choices of its operation it is.</param>
/// <param name="Symbol">The letter that it writes, or -1.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Shape">The shape behind it.</param>
/// <param name="IsZero">Whether it makes zeros.</param>
/// <param name="IsInPlace">Whether it may write over its input, so that <paramref name="Cost"/> does not count that.</param>
internal sealed record PreparedRow(int Index, int Symbol, CostVector Cost, Shape Shape, bool IsZero, bool IsInPlace);

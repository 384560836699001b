using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>One of the things that can come of an edge of a cell, as far as the other edges are concerned.</summary>
/// <param name="Shape">The shape that it ends in.</param>
/// <param name="IsZero">Whether it ends in zeros, which a sum leaves out.</param>
/// <param name="IsEmpty">Whether it makes nothing: its output is its input.</param>
/// <param name="Witness">Choices that lead to it.</param>
/// <param name="Symbols">What it writes, where words are asked for.</param>
internal sealed record CellOption(Shape Shape, bool IsZero, bool IsEmpty, Witness Witness, IReadOnlyList<string> Symbols);

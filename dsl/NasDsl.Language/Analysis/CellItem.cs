using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>What an edge or a merge of a cell makes, in the order in which it is made. Item i makes value i + 1; value 0 is the input of the cell.</summary>
/// <param name="Inputs">The values that it takes.</param>
/// <param name="Shape">The shape of what it makes.</param>
/// <param name="IsZero">Whether that is zeros.</param>
/// <param name="Edge">The place of the edge, or null for a merge.</param>
/// <param name="Option">What comes of the edge, or null for a merge.</param>
/// <param name="Operation">The merging operation, or null for an edge.</param>
internal sealed record CellItem(IReadOnlyList<int> Inputs, Shape Shape, bool IsZero, Place? Edge, CellOption? Option, Operation? Operation);

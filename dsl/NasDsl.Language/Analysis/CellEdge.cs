namespace NasDsl.Language.Analysis;

/// <summary>An edge of a cell in one of its forms.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Source">The value that it takes.</param>
/// <param name="Option">What comes of it.</param>
/// <param name="Before">How many items are made before it.</param>
internal sealed record CellEdge(Place Place, int Source, CellOption Option, int Before);

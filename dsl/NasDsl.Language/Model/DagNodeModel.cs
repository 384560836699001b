namespace NasDsl.Language.Model;

/// <summary>A node of a cell: the sum of what comes along its edges.</summary>
/// <param name="Path">The path of its scope, such as <c>cell.node3</c>; empty where every node takes all nodes before it, so that edges are named by both of their ends.</param>
/// <param name="Gene">The index of the gene that picks the inputs (a <see cref="SetDomain"/> of words), or null when there is only one way.</param>
/// <param name="Inputs">The nodes that are taken, ascending, for each index of the gene; just one list without a gene.</param>
/// <param name="Edges">The operations on the edges, in the order of the picked inputs.</param>
public sealed record DagNodeModel(string Path, int? Gene, EquatableArray<EquatableArray<int>> Inputs, EquatableArray<DagEdgeModel> Edges);

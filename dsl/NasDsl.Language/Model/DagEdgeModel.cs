namespace NasDsl.Language.Model;

/// <summary>An edge of a cell.</summary>
/// <param name="Path">The path of its scope: <c>cell.edge0to3</c>, or <c>cell.node3.input0</c> where the node picks its inputs.</param>
/// <param name="Module">What lies on the edge.</param>
public sealed record DagEdgeModel(string Path, ModuleModel Module);

namespace NasDsl.Language.Model;

/// <summary>
/// <c>dag(nodes: 4, inputs: 2, merge: concat) { a | b }</c>: a cell whose nodes each take earlier ones through operations of their own and add what comes. Node 0 is the input of the cell.
/// </summary>
/// <param name="Path">The path of the place, such as <c>stage[0].cell</c>.</param>
/// <param name="Merge">
/// How the output is made: <c>add</c> sums the nodes that no other node takes, <c>concat</c> puts all nodes but the input side by side.
/// </param>
/// <param name="Nodes">The nodes behind the input: node 1 is the first.</param>
public sealed record DagModule(string Path, string Merge, EquatableArray<DagNodeModel> Nodes) : ModuleModel;

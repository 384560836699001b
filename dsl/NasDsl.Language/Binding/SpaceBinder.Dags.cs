using System.Globalization;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <content>Cells: an operation of its own for each edge, and a gene for each node that picks its inputs.</content>
internal sealed partial class SpaceBinder
{
    private const string AllInputs = "all";

    private static readonly ParameterDefinition NodesParameter =
        ParameterDefinition.Integer("nodes", "The nodes of the cell, its input included.", 2) with { Maximum = 12 };

    private static readonly ParameterDefinition InputsParameter =
        ParameterDefinition.Integer("inputs", "How many earlier nodes a node takes, or all of them.") with { Maximum = 12 };

    private static readonly ParameterDefinition MergeParameter =
        ParameterDefinition.Word("merge", "add", OperationCatalog.Merges, "How the output is made.");

    private ModuleModel BindDag(DagSyntax dag, ModuleContext context, Place? place)
    {
        place ??= context.Scope.Add("dag", context.Condition, dag.Location);
        var arguments = ArgumentMatcher.Match("'dag'", ["nodes", "inputs", "merge"], dag.Arguments, _diagnostics);
        var nodes = BindConstant(NodesParameter, arguments[0], dag, context);
        var inputs = BindConstant(InputsParameter, arguments[1], dag, context);
        var merge = arguments[2] is null ? "add" : BindConstant(MergeParameter, arguments[2], dag, context)?.Symbol;
        var scope = OpenScope(place, context.Scope.PathOf(place.Name), context.Condition);
        var chains = dag.Body.Statements.Count(statement => statement is ChainSyntax);
        if (chains != 1)
        {
            _diagnostics.Add(
                DiagnosticCatalog.Unexpected,
                dag.Body.Location,
                "one module for the edges, such as a choice: conv(8) | maxpool(2, stride: 1)",
                chains == 0 ? "none" : $"{chains} of them");
        }

        if (nodes is not { } count || inputs is not { } taken || merge is null || chains != 1)
        {
            // The body is read once all the same, for its own mistakes.
            BindBody(dag.Body, new ModuleContext(scope, new LocalNames(context.Names), context.Condition));
            scope.Close();
            return Unread(dag, context);
        }

        var size = (int)count.Number;
        var isAll = taken.Symbol == AllInputs;
        var all = Enumerable.Range(1, size - 1)
            .Select(node => isAll ? BindFullNode(dag, node, scope, context) : BindPickingNode(dag, node, (int)taken.Number, scope, context))
            .ToEquatableArray();
        scope.Close();
        return new DagModule(scope.Path, merge, all);
    }

    private Value? BindConstant(ParameterDefinition parameter, ArgumentSyntax? argument, DagSyntax dag, ModuleContext context)
    {
        if (argument is null)
        {
            _diagnostics.Add(DiagnosticCatalog.MissingArgument, dag.Location, "'dag'", parameter.Name);
            return null;
        }

        string[] words = parameter.Kind == ParameterKind.Symbol ? [.. parameter.Symbols] : parameter.Name == "inputs" ? [AllInputs] : [];
        var bound = BindValue(argument.Value, context.Names, context.Condition, _ => { }, words);
        if (bound.IsError)
        {
            return null;
        }

        if (bound.Constant is not { } value)
        {
            _diagnostics.Add(DiagnosticCatalog.NotConstant, argument.Value.Location, $"'{parameter.Name}' of a dag", "a choice");
            return null;
        }

        if (value.Symbol == AllInputs && parameter.Name == "inputs")
        {
            return value;
        }

        return ArgumentMatcher.Check(parameter, bound, null, Dimension.None, argument.Value.Location, _diagnostics) ? value : null;
    }

    // Every node before is taken: an edge is named by its ends.
    private DagNodeModel BindFullNode(DagSyntax dag, int node, PlaceScope cell, ModuleContext context)
    {
        var inputs = Enumerable.Range(0, node).ToEquatableArray();
        var edges = inputs.Select(from => BindEdge(dag, $"edge{Text(from)}to{Text(node)}", cell, context)).ToEquatableArray();
        return new DagNodeModel("", null, new EquatableArray<EquatableArray<int>>([inputs]), edges);
    }

    private DagNodeModel BindPickingNode(DagSyntax dag, int node, int count, PlaceScope cell, ModuleContext context)
    {
        var place = cell.Add($"node{Text(node)}", context.Condition, dag.Location);
        var scope = OpenScope(place, cell.PathOf(place.Name), context.Condition);
        var ways = Subsets(node, Math.Min(count, node)).ToEquatableArray();
        int? gene = null;
        if (ways.Count > 1)
        {
            var words = ways.Select(way => Value.Of("from" + string.Join("and", way.Select(Text)))).ToEquatableArray();
            var inputs = scope.Add("inputs", context.Condition, dag.Location);
            gene = AddGene(new SetDomain(words), context with { Scope = scope }, inputs, dag.Location).Index;
        }

        var edges = Enumerable.Range(0, ways[0].Count).Select(i => BindEdge(dag, $"input{Text(i)}", scope, context)).ToEquatableArray();
        scope.Close();
        return new DagNodeModel(scope.Path, gene, ways, edges);
    }

    private DagEdgeModel BindEdge(DagSyntax dag, string name, PlaceScope outer, ModuleContext context)
    {
        var place = outer.Add(name, context.Condition, dag.Location);
        var scope = OpenScope(place, outer.PathOf(place.Name), context.Condition);
        var body = BindBody(dag.Body, new ModuleContext(scope, new LocalNames(context.Names), context.Condition));
        scope.Close();
        return new DagEdgeModel(scope.Path, body);
    }

    // All ways to take some of the first nodes, each ascending, in lexicographic order.
    private static IEnumerable<EquatableArray<int>> Subsets(int nodes, int count, int from = 0)
    {
        if (count == 0)
        {
            yield return EquatableArray<int>.Empty;
            yield break;
        }

        for (var first = from; first <= nodes - count; first++)
        {
            foreach (var rest in Subsets(nodes, count - 1, first + 1))
            {
                yield return new[] { first }.Concat(rest).ToEquatableArray();
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

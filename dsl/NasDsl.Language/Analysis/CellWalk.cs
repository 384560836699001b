using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Runs through the forms of a cell (a dag, or a sum of branches some of which may be zero) as the network is built: edge after edge, zeros left out of sums. Forms are few, since edges
/// count as one when they end in the same shape and are alike in being zero, empty or neither.
/// </summary>
/// <param name="place">The place of the cell.</param>
/// <param name="input">The shape of its input.</param>
/// <param name="assignment">The genes that are decided; nodes pick their inputs by it.</param>
/// <param name="work">Pays for the walk.</param>
/// <param name="options">What can come of an edge: asked with its place, the shape of its input and the choices that lead there.</param>
internal sealed class CellWalk(Place place, Shape input, Assignment assignment, WorkMeter work, Func<Place, Shape, Witness, IReadOnlyList<CellOption>> options)
{
    private static readonly Operation Zero = OperationCatalog.Get("zero");

    private static readonly Operation Add = OperationCatalog.Get("add");

    private readonly List<CellItem> _items = [];

    private readonly List<CellEdge> _edges = [];

    /// <summary>Called with the choices that lead to branches which cannot be merged, and why.</summary>
    public Action<Witness, string>? OnFault { get; init; }

    /// <summary>Whether a module has to be walked as a cell: a dag always, a sum when a zero may vanish from it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="assignment">The genes that are decided.</param>
    /// <returns>True when it has to.</returns>
    public static bool IsNeededFor(ModuleModel module, Assignment assignment) =>
        CanBeNeededFor(module) && (module is not ParallelModule parallel || assignment.MergeOf(parallel) == "add");

    /// <summary>Whether a module has to be walked as a cell with some choice of its merge.</summary>
    /// <param name="module">The module.</param>
    /// <returns>True when it has to.</returns>
    public static bool CanBeNeededFor(ModuleModel module) =>
        module is DagModule
        || (module is ParallelModule { Branches.Count: > 1 } parallel
            && parallel.Merges.Contains("add")
            && ModuleTree.All(module).Any(inner => inner is OperationModule { Operation: "zero" }));

    /// <summary>Runs through all forms.</summary>
    /// <param name="choices">The choices that come before the cell.</param>
    /// <param name="found">Called with each form.</param>
    public void Run(Witness choices, Action<Cell> found)
    {
        if (place.Module is DagModule dag)
        {
            AddNode(dag, 0, 0, [0], [], choices, found);
        }
        else
        {
            var edges = place.Children.Select(child => (child, 0)).ToArray();
            AddEdges(edges, [], choices, (values, witness) => Merge("add", values, witness, (value, all) => found(new Cell([.. _items], value, all, [.. _edges]))));
        }
    }

    private void AddNode(DagModule dag, int at, int firstEdge, IReadOnlyList<int> values, IReadOnlyCollection<int> taken, Witness choices, Action<Cell> found)
    {
        if (at == dag.Nodes.Count)
        {
            var merged = dag.Merge == "add"
                ? values.Where((_, node) => node > 0 && !taken.Contains(node))
                : values.Skip(1);
            Merge(dag.Merge, [.. merged], choices, (value, witness) => found(new Cell([.. _items], value, witness, [.. _edges])));
            return;
        }

        var node = dag.Nodes[at];
        foreach (var (index, choice) in WaysToPick(node))
        {
            var picked = node.Inputs[index];
            var edges = picked.Select((from, i) => (place.Children[firstEdge + i], values[from])).ToArray();
            AddEdges(edges, [], choices.And(choice), (ends, witness) => Merge("add", ends, witness, (value, all) =>
                AddNode(dag, at + 1, firstEdge + node.Edges.Count, [.. values, value], [.. taken, .. picked], all, found)));
        }
    }

    private IEnumerable<(int Index, Witness Choice)> WaysToPick(DagNodeModel node)
    {
        if (node.Gene is not { } gene)
        {
            yield return (0, Witness.Empty);
            yield break;
        }

        var before = assignment[gene];
        foreach (var index in assignment.Choices(gene).ToArray())
        {
            assignment[gene] = index;
            yield return (index, before == Assignment.Free ? Witness.Empty.And(gene, index) : Witness.Empty);
        }

        assignment[gene] = before;
    }

    private void AddEdges(IReadOnlyList<(Place Edge, int From)> edges, IReadOnlyList<int> ends, Witness choices, Action<IReadOnlyList<int>, Witness> next)
    {
        // The first edge that does not fit those before it is the one at fault, whatever comes after.
        if (ends.Count > 0 && ShapeOf(ends[ends.Count - 1]) != ShapeOf(ends[0]))
        {
            OnFault?.Invoke(choices, Add.ShapeOf(ends.Select(ShapeOf).ToArray(), new OperationArguments(Add, [])).Error ?? "");
            return;
        }

        if (ends.Count == edges.Count)
        {
            next(ends, choices);
            return;
        }

        var (edge, from) = edges[ends.Count];
        foreach (var option in options(edge, ShapeOf(from), choices))
        {
            work.Spend();
            var all = choices.And(option.Witness);
            _edges.Add(new CellEdge(edge, from, option, _items.Count));
            if (option.IsEmpty)
            {
                AddEdges(edges, [.. ends, from], all, next);
            }
            else
            {
                _items.Add(new CellItem([from], option.Shape, option.IsZero, edge, option, null));
                AddEdges(edges, [.. ends, _items.Count], all, next);
                _items.RemoveAt(_items.Count - 1);
            }

            _edges.RemoveAt(_edges.Count - 1);
        }
    }

    private void Merge(string merge, IReadOnlyList<int> values, Witness choices, Action<int, Witness> next)
    {
        if (values.Count == 1)
        {
            next(values[0], choices);
            return;
        }

        var operation = OperationCatalog.Get(merge);
        var result = operation.ShapeOf(values.Select(ShapeOf).ToArray(), new OperationArguments(operation, []));
        if (result.Error is { } error)
        {
            OnFault?.Invoke(choices, error);
            return;
        }

        var kept = merge == "add" ? values.Where(value => value == 0 || !_items[value - 1].IsZero).ToArray() : values;
        if (kept.Count == 1 || (kept.Count == 0 && result.Shape != input))
        {
            next(kept.Count == 1 ? kept[0] : values[0], choices);
            return;
        }

        _items.Add(kept.Count == 0
            ? new CellItem([0], result.Shape, true, null, null, Zero)
            : new CellItem(kept, result.Shape, false, null, null, operation));
        next(_items.Count, choices);
        _items.RemoveAt(_items.Count - 1);
    }

    private Shape ShapeOf(int value) => value == 0 ? input : _items[value - 1].Shape;
}

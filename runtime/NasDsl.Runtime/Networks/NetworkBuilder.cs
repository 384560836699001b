using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Turns a genome into the network that it stands for: choices taken, values computed, operations that change nothing left out.</summary>
public sealed class NetworkBuilder
{
    private readonly Genome _genome;
    private readonly GenomeValuation _valuation;
    private readonly NetworkRows _known;
    private readonly Shape _input;
    private readonly List<NodeRow> _rows = [];
    private readonly List<int> _inputs = [];
    private readonly List<int> _ends = [];

    private NetworkBuilder(Genome genome)
    {
        _genome = genome;
        _valuation = new GenomeValuation(genome);
        _known = genome.Space.Rows;
        _input = genome.Space.Data.Input.Shape;
    }

    /// <summary>Builds the network of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets. The compiler proves that this happens to no genome of a space without errors.</exception>
    public static Network Build(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        return genome.Graph.ToNetwork();
    }

    /// <summary>Builds the graph of a genome's network.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets.</exception>
    internal static NetworkGraph BuildGraph(Genome genome)
    {
        var builder = new NetworkBuilder(genome);
        var output = builder.Add(genome.Space.Model.Root, 0);
        LiveNodes.Keep(builder._rows, builder._inputs, builder._ends, output);
        return new NetworkGraph(builder._input, [.. builder._rows], [.. builder._inputs], [.. builder._ends]);
    }

    /// <summary>Adds a module behind a node.</summary>
    /// <returns>The node whose output is the module's: the given one when the module changes nothing.</returns>
    private int Add(ModuleModel module, int from) => module switch
    {
        SequenceModule sequence => AddAll(sequence.Items, sequence.Items.Count, from),
        OperationModule operation => AddOperation(operation, from),
        BlockModule block => Add(block.Body, from),
        AlternativeModule alternative => Add(alternative.Branches[_genome.IndexOf(alternative.Gene)], from),
        OptionalModule optional => _genome.IndexOf(optional.Gene) == 0 ? from : Add(optional.Body, from),
        RepeatModule repeat => AddAll(repeat.Copies, CopiesOf(repeat), from),
        ResidualModule residual => AddResidual(residual, from),
        ParallelModule parallel => AddParallel(parallel, from),
        DagModule dag => AddDag(dag, from),
        _ => throw new ArgumentException($"There is no rule for {module.GetType().Name}.", nameof(module)),
    };

    private int AddAll(Language.EquatableArray<ModuleModel> modules, int count, int from)
    {
        for (var i = 0; i < count; i++)
        {
            from = Add(modules[i], from);
        }

        return from;
    }

    private int CopiesOf(RepeatModule repeat) =>
        repeat.Gene is { } gene && _valuation.Gene(gene) is { } count ? (int)count.Number : repeat.Copies.Count;

    private int AddOperation(OperationModule module, int from)
    {
        var row = _known.Find(module, ShapeOf(from), _genome, ComputeRow);
        return row.IsIdentity ? from : AddNode(row, from);
    }

    private NodeRow ComputeRow(OperationModule module, Shape input)
    {
        var operation = OperationCatalog.Get(module.Operation);
        var arguments = new OperationArguments(operation, module.Arguments.Select(argument => ValueOf(module, operation, argument)));
        var isIdentity = operation.MaximumInputs == 1 && operation.IsIdentity(input, arguments);
        return isIdentity ? new NodeRow(arguments, input, default, true) : ComputeRow(arguments, module, input);
    }

    private NodeRow ComputeRow(OperationArguments arguments, ModuleModel module, params Shape[] inputs)
    {
        var result = arguments.Operation.InferShape(inputs, arguments);
        return result.Error is { } error
            ? throw Fail(module, error)
            : new NodeRow(arguments, result.Shape, arguments.Operation.Cost(inputs, result.Shape, arguments));
    }

    private Value ValueOf(OperationModule module, Operation operation, ArgumentModel argument)
    {
        var value = ExpressionEvaluator.Evaluate(argument.Value, _valuation)
            ?? throw Fail(module, $"{argument.Name} of {operation.Name} has no value here");
        var reason = operation.Parameters.First(parameter => parameter.Name == argument.Name).Reject(value);
        return reason is null ? value : throw Fail(module, $"{argument.Name} of {operation.Name} {reason}");
    }

    private int AddResidual(ResidualModule residual, int from)
    {
        var first = _rows.Count + 1;
        var body = Add(residual.Body, from);
        var shortcut = ShapeOf(body) == ShapeOf(from) ? from : AddProjection(residual, from, ShapeOf(body));
        return AddMerge("add", [body, shortcut], residual, from, first);
    }

    private int AddProjection(ResidualModule residual, int from, Shape target) =>
        _known.FindProjection(ShapeOf(from), target) is { } projection
            ? AddNode(projection, from)
            : throw Fail(residual, $"no projection brings the input {ShapeOf(from)} of the residual to its output {target}");

    private int AddParallel(ParallelModule parallel, int from)
    {
        var first = _rows.Count + 1;
        return AddMerge(parallel.Merge, [.. parallel.Branches.Select(branch => Add(branch, from))], parallel, from, first);
    }

    private int AddDag(DagModule dag, int from)
    {
        var first = _rows.Count + 1;
        var outputs = new List<int> { from };
        var loose = new SortedSet<int>();
        foreach (var node in dag.Nodes)
        {
            var inputs = node.Inputs[node.Gene is { } gene ? _genome.IndexOf(gene) : 0];
            loose.ExceptWith(inputs);
            loose.Add(outputs.Count);
            outputs.Add(AddMerge("add", [.. inputs.Select((input, i) => Add(node.Edges[i].Module, outputs[input]))], dag, from, first));
        }

        return AddMerge(dag.Merge, [.. dag.Merge == "add" ? loose.Select(node => outputs[node]) : outputs.Skip(1)], dag, from, first);
    }

    /// <summary>
    /// Merges branches. A sum leaves out zeros that were made in this place, from node <paramref name="first"/> on; a sum of nothing but zeros is one zero behind the input.
    /// What only those zeros needed is dead, and left out in the end.
    /// </summary>
    private int AddMerge(string merge, ReadOnlySpan<int> branches, ModuleModel module, int from, int first)
    {
        if (branches.Length == 1)
        {
            return branches[0];
        }

        var shape = ShapeOf(branches[0]);
        var isSum = merge == "add";
        Span<int> kept = stackalloc int[branches.Length];
        var count = 0;
        foreach (var node in branches)
        {
            isSum &= ShapeOf(node) == shape;
            if (node < first || !_rows[node - 1].Arguments.Operation.IsZero)
            {
                kept[count++] = node;
            }
        }

        if (!isSum)
        {
            var shapes = new Shape[branches.Length];
            for (var i = 0; i < shapes.Length; i++)
            {
                shapes[i] = ShapeOf(branches[i]);
            }

            return AddNode(ComputeRow(new OperationArguments(OperationCatalog.Get(merge), []), module, shapes), branches);
        }

        return count switch
        {
            0 => shape == ShapeOf(from) ? AddNode(ComputeRow(new OperationArguments(OperationCatalog.Get("zero"), []), module, shape), from) : branches[0],
            1 => kept[0],
            _ => AddNode(_known.FindSum(shape, count), kept[..count]),
        };
    }

    private int AddNode(NodeRow row, params ReadOnlySpan<int> inputs)
    {
        _rows.Add(row);
        _inputs.AddRange(inputs);
        _ends.Add(_inputs.Count);
        return _rows.Count;
    }

    private Shape ShapeOf(int node) => node == 0 ? _input : _rows[node - 1].Shape;

    private NasException Fail(ModuleModel module, string reason) =>
        NasException.Of(DiagnosticCatalog.ArchitectureShape, module.Location, reason, _genome);
}

using System.Collections.Immutable;
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
    private readonly List<ModuleModel>? _modules;

    private NetworkBuilder(Genome genome, Shape input, List<ModuleModel>? modules)
    {
        _genome = genome;
        _modules = modules;
        _valuation = new GenomeValuation(genome);
        _known = genome.Space.Rows;
        _input = input;
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

    /// <summary>Builds the network of a genome, with the places that its nodes come from.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The network with its places.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets.</exception>
    internal static PlacedNetwork BuildPlaced(Genome genome)
    {
        var modules = new List<ModuleModel>();
        var network = BuildGraph(genome, genome.Space.Data.Input.Shape, modules).ToNetwork();
        var visits = new Dictionary<ModuleModel, int>(ReferenceEqualityComparer.Instance);
        var places = ImmutableArray.CreateBuilder<NodePlace>(modules.Count);
        foreach (var module in modules)
        {
            var visit = visits.GetValueOrDefault(module);
            visits[module] = visit + 1;
            places.Add(new NodePlace(module, visit));
        }

        return new PlacedNetwork(network, places.MoveToImmutable());
    }

    /// <summary>Builds the network of a genome for an input of another resolution than that of the data.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets. For the inputs of a fidelity the compiler proves that this does not happen.</exception>
    internal static Network Build(Genome genome, Shape input) => BuildGraph(genome, input, null).ToNetwork();

    /// <summary>Builds the graph of a genome's network.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets.</exception>
    internal static NetworkGraph BuildGraph(Genome genome) => BuildGraph(genome, genome.Space.Data.Input.Shape, null);

    // The places that nodes come from are kept in the order of the nodes, where they are asked for.
    private static NetworkGraph BuildGraph(Genome genome, Shape input, List<ModuleModel>? modules)
    {
        var builder = new NetworkBuilder(genome, input, modules);
        var output = builder.Add(genome.Space.Model.Root, 0);
        if (LiveNodes.Keep(builder._rows, builder._inputs, builder._ends, output) is { } isLive)
        {
            var node = 0;
            modules?.RemoveAll(_ => !isLive[++node]);
        }

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
        return row.IsIdentity ? from : AddNode(row, module, from);
    }

    private NodeRow ComputeRow(OperationModule module, Shape input)
    {
        var operation = module.Definition;
        var arguments = new OperationArguments(operation, module.Arguments.Select(argument => ValueOf(module, operation, argument)));
        var isIdentity = operation.MaximumInputs == 1 && operation.IsIdentity(input, arguments);
        return isIdentity ? new NodeRow(arguments, input, default, true) : ComputeRow(arguments, module, input);
    }

    private NodeRow ComputeRow(OperationArguments arguments, ModuleModel module, params Shape[] inputs)
    {
        var result = arguments.Operation.ShapeOf(inputs, arguments);
        return result.Error is { } error
            ? throw Fail(module, error)
            : new NodeRow(arguments, result.Shape, arguments.Operation.Cost(inputs, result.Shape, arguments))
            {
                Extern = arguments.Operation is ExternOperation ? _genome.Space.Externs.FindOperation(arguments.Operation.Name) : null,
            };
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
            ? AddNode(projection, residual, from)
            : throw Fail(residual, $"no projection brings the input {ShapeOf(from)} of the residual to its output {target}");

    private int AddParallel(ParallelModule parallel, int from)
    {
        var first = _rows.Count + 1;
        return AddMerge(parallel.MergeOf(_genome.IndexOf), [.. parallel.Branches.Select(branch => Add(branch, from))], parallel, from, first);
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

            return AddNode(ComputeRow(new OperationArguments(OperationCatalog.Get(merge), []), module, shapes), module, branches);
        }

        return count switch
        {
            0 => shape == ShapeOf(from) ? AddNode(ComputeRow(new OperationArguments(OperationCatalog.Get("zero"), []), module, shape), module, from) : branches[0],
            1 => kept[0],
            _ => AddNode(_known.FindSum(shape, count), module, kept[..count]),
        };
    }

    private int AddNode(NodeRow row, ModuleModel module, params ReadOnlySpan<int> inputs)
    {
        _modules?.Add(module);
        _rows.Add(row);
        _inputs.AddRange(inputs);
        _ends.Add(_inputs.Count);
        return _rows.Count;
    }

    private Shape ShapeOf(int node) => node == 0 ? _input : _rows[node - 1].Shape;

    private NasException Fail(ModuleModel module, string reason) =>
        NasException.Of(DiagnosticCatalog.ArchitectureShape, module.Location, reason, _genome);
}

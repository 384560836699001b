using System.Collections.Immutable;
using NasDsl.Language.Expressions;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Turns a genome into the network that it stands for: choices taken, values computed, operations that change nothing left out.</summary>
public sealed class NetworkBuilder
{
    private readonly Genome _genome;
    private readonly GenomeValuation _valuation;
    private readonly Shape _input;
    private readonly ImmutableArray<NetworkNode>.Builder _nodes = ImmutableArray.CreateBuilder<NetworkNode>();

    private NetworkBuilder(Genome genome, Shape input)
    {
        _genome = genome;
        _valuation = new GenomeValuation(genome);
        _input = input;
    }

    /// <summary>Builds the network of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets. The compiler proves that this happens to no genome of a space without errors.</exception>
    public static Network Build(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        return Build(genome, genome.Space.Data.Input.Shape);
    }

    /// <summary>Builds the network of a genome for an input of another resolution than that of the data.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets. For the inputs of a fidelity the compiler proves that this does not happen.</exception>
    internal static Network Build(Genome genome, Shape input)
    {
        var builder = new NetworkBuilder(genome, input);
        var output = builder.Add(genome.Space.Model.Root, 0);
        return new Network(builder._input, LiveNodes.Of(builder._nodes.ToImmutable(), output));
    }

    /// <summary>Adds a module behind a node.</summary>
    /// <returns>The node whose output is the module's: the given one when the module changes nothing.</returns>
    private int Add(ModuleModel module, int from) => module switch
    {
        SequenceModule sequence => sequence.Items.Aggregate(from, (node, item) => Add(item, node)),
        OperationModule operation => AddOperation(operation, from),
        BlockModule block => Add(block.Body, from),
        AlternativeModule alternative => Add(alternative.Branches[_genome.IndexOf(alternative.Gene)], from),
        OptionalModule optional => _genome.IndexOf(optional.Gene) == 0 ? from : Add(optional.Body, from),
        RepeatModule repeat => repeat.Copies.Take(CopiesOf(repeat)).Aggregate(from, (node, copy) => Add(copy, node)),
        ResidualModule residual => AddResidual(residual, from),
        ParallelModule parallel => AddParallel(parallel, from),
        DagModule dag => AddDag(dag, from),
        _ => throw new ArgumentException($"There is no rule for {module.GetType().Name}.", nameof(module)),
    };

    private int CopiesOf(RepeatModule repeat) =>
        repeat.Gene is { } gene && _valuation.Gene(gene) is { } count ? (int)count.Number : repeat.Copies.Count;

    private int AddOperation(OperationModule module, int from)
    {
        var operation = OperationCatalog.Get(module.Operation);
        var arguments = new OperationArguments(operation, module.Arguments.Select(argument => ValueOf(module, operation, argument)));
        return operation.MaximumInputs == 1 && operation.IsIdentity(ShapeOf(from), arguments)
            ? from
            : AddNode(arguments, [from], module);
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
        var first = _nodes.Count + 1;
        var body = Add(residual.Body, from);
        var shortcut = ShapeOf(body) == ShapeOf(from) ? from : AddProjection(residual, from, ShapeOf(body));
        return AddMerge("add", [body, shortcut], residual, from, first);
    }

    private int AddProjection(ResidualModule residual, int from, Shape target) =>
        ProjectionRule.Find(ShapeOf(from), target) is { } projection
            ? AddNode(projection, [from], residual)
            : throw Fail(residual, $"no projection brings the input {ShapeOf(from)} of the residual to its output {target}");

    private int AddParallel(ParallelModule parallel, int from)
    {
        var first = _nodes.Count + 1;
        return AddMerge(parallel.Merge, [.. parallel.Branches.Select(branch => Add(branch, from))], parallel, from, first);
    }

    private int AddDag(DagModule dag, int from)
    {
        var first = _nodes.Count + 1;
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
    private int AddMerge(string merge, ImmutableArray<int> branches, ModuleModel module, int from, int first)
    {
        if (branches.Length == 1)
        {
            return branches[0];
        }

        var arguments = new OperationArguments(OperationCatalog.Get(merge), []);
        if (merge != "add" || arguments.Operation.InferShape([.. branches.Select(ShapeOf)], arguments).Error is not null)
        {
            return AddNode(arguments, branches, module);
        }

        ImmutableArray<int> kept = [.. branches.Where(node => node < first || !_nodes[node - 1].Operation.IsZero)];
        return kept.Length switch
        {
            0 => ShapeOf(branches[0]) == ShapeOf(from) ? AddNode(new OperationArguments(OperationCatalog.Get("zero"), []), [from], module) : branches[0],
            1 => kept[0],
            _ => AddNode(arguments, kept, module),
        };
    }

    private int AddNode(OperationArguments arguments, ImmutableArray<int> inputs, ModuleModel module)
    {
        var shapes = inputs.Select(ShapeOf).ToArray();
        var result = arguments.Operation.InferShape(shapes, arguments);
        if (result.Error is { } error)
        {
            throw Fail(module, error);
        }

        var id = _nodes.Count + 1;
        _nodes.Add(new NetworkNode(id, arguments, inputs, result.Shape, arguments.Operation.Cost(shapes, result.Shape, arguments)));
        return id;
    }

    private Shape ShapeOf(int node) => node == 0 ? _input : _nodes[node - 1].Shape;

    private NasException Fail(ModuleModel module, string reason) =>
        NasException.Of(DiagnosticCatalog.ArchitectureShape, module.Location, reason, _genome);
}

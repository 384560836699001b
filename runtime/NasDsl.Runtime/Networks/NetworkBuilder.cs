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

    private NetworkBuilder(Genome genome)
    {
        _genome = genome;
        _valuation = new GenomeValuation(genome);
        _input = genome.Space.Data.Input.Shape;
    }

    /// <summary>Builds the network of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The network.</returns>
    /// <exception cref="NasException">An operation cannot take the shape it gets. The compiler proves that this happens to no genome of a space without errors.</exception>
    public static Network Build(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        var builder = new NetworkBuilder(genome);
        builder.Add(genome.Space.Model.Root, 0);
        return new Network(builder._input, builder._nodes.ToImmutable());
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
        var body = Add(residual.Body, from);
        var shortcut = ShapeOf(body) == ShapeOf(from) ? from : AddProjection(residual, from, ShapeOf(body));
        return AddNode(Merge("add"), [body, shortcut], residual);
    }

    private int AddProjection(ResidualModule residual, int from, Shape target) =>
        ProjectionRule.Find(ShapeOf(from), target) is { } projection
            ? AddNode(projection, [from], residual)
            : throw Fail(residual, $"no projection brings the input {ShapeOf(from)} of the residual to its output {target}");

    private int AddParallel(ParallelModule parallel, int from)
    {
        var outputs = parallel.Branches.Select(branch => Add(branch, from)).ToImmutableArray();
        return outputs.Length == 1 ? outputs[0] : AddNode(Merge(parallel.Merge), outputs, parallel);
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

    /// <summary>The merging operations have no parameters.</summary>
    private static OperationArguments Merge(string name) => new(OperationCatalog.Get(name), []);

    private NasException Fail(ModuleModel module, string reason) =>
        NasException.Of(DiagnosticCatalog.ArchitectureShape, module.Location, reason, _genome);
}

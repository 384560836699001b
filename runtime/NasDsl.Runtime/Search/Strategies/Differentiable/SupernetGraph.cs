using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>The nodes of a network that holds all candidates, while it is being built.</summary>
/// <param name="space">The space.</param>
/// <param name="input">The shape of one input sample.</param>
/// <param name="tape">Where probabilities are written.</param>
internal sealed class SupernetGraph(Space space, Shape input, ProbabilityTape tape)
{
    private const int MaximumNodes = 20_000;

    private readonly List<NodeRow> _rows = [];
    private readonly List<int> _inputs = [];
    private readonly List<int> _ends = [];
    private readonly Dictionary<OperationArguments, ImmutableArray<int>> _mixtures = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an operation.</summary>
    /// <param name="arguments">The operation with its arguments.</param>
    /// <param name="inputs">What it takes.</param>
    /// <returns>The number of the node, or null when it does not take these shapes.</returns>
    public int? Add(OperationArguments arguments, params ImmutableArray<int> inputs)
    {
        var shapes = inputs.Select(ShapeOf).ToArray();
        var result = arguments.Operation.ShapeOf(shapes, arguments);
        if (result.Error is not null)
        {
            return null;
        }

        if (_rows.Count == MaximumNodes)
        {
            throw NasException.Of(DiagnosticCatalog.SupernetTooLarge, space.Model.Location, space.Model.Name, MaximumNodes);
        }

        _rows.Add(new NodeRow(arguments, result.Shape, arguments.Operation.Cost(shapes, result.Shape, arguments))
        {
            Extern = arguments.Operation is ExternOperation ? space.Externs.FindOperation(arguments.Operation.Name) : null,
        });
        _inputs.AddRange(inputs);
        _ends.Add(_inputs.Count);
        return _rows.Count;
    }

    /// <summary>Keeps the first channels of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="channels">How many.</param>
    /// <returns>The narrower stream.</returns>
    public Stream Slice(Stream stream, int channels) =>
        Add(new OperationArguments(OperationCatalog.Get("slice"), [Value.Of(channels)]), stream.Node) is { } node
            ? stream with { Node = node, Shape = ShapeOf(node) }
            : stream;

    /// <summary>Joins streams that can take each other's place: each with its share of their weights.</summary>
    /// <param name="streams">The streams.</param>
    /// <returns>One stream for each kind of shape.</returns>
    public List<Stream> Join(IEnumerable<Stream> streams) =>
        [.. streams.GroupBy(stream => stream.Key).Select(alike =>
        {
            Stream[] ways = [.. alike.GroupBy(stream => stream.Node).Select(same => same.First() with { Weight = tape.Sum(same.Select(stream => stream.Weight)) })];
            var weight = tape.Sum(ways.Select(way => way.Weight));
            return Sum([.. ways.Select(way => (way, tape.Quotient(way.Weight, weight)))]) with { Weight = weight };
        })];

    /// <summary>Adds streams up that differ in their channels at most.</summary>
    /// <param name="terms">The streams with their factors, numbers of the tape.</param>
    /// <returns>The sum, with the weight of the first.</returns>
    public Stream Sum(ImmutableArray<(Stream Stream, int Factor)> terms)
    {
        if (terms is [var only] && only.Factor == tape.One)
        {
            return only.Stream;
        }

        var arguments = new OperationArguments(OperationCatalog.Get("mix"), []);
        var node = Add(arguments, [.. terms.Select(term => term.Stream.Node)])
            ?? throw new InvalidOperationException($"Streams of {string.Join(" and ", terms.Select(term => term.Stream.Shape))} have no sum.");
        _mixtures.Add(arguments, [.. terms.Select(term => term.Factor)]);
        return terms[0].Stream with { Node = node, Shape = ShapeOf(node) };
    }

    /// <summary>The shape of the output of a node.</summary>
    /// <param name="node">Its number, or 0 for the input.</param>
    /// <returns>The shape.</returns>
    public Shape ShapeOf(int node) => node == 0 ? input : _rows[node - 1].Shape;

    /// <summary>Ends the building.</summary>
    /// <param name="output">The node whose output is the network's.</param>
    /// <returns>The network with its mixtures.</returns>
    public Supernet Finish(int output)
    {
        LiveNodes.Keep(_rows, _inputs, _ends, output);
        var network = new NetworkGraph(input, [.. _rows], [.. _inputs], [.. _ends]).ToNetwork();
        return new Supernet(network, tape, [.. network.Nodes.Where(node => _mixtures.ContainsKey(node.Arguments)).SelectMany(node => _mixtures[node.Arguments])], space.Model.Genes.Count);
    }
}

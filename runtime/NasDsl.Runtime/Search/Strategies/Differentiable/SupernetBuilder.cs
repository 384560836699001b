using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>
/// Turns a space into one network that holds all its candidates (Liu, Simonyan and Yang, "DARTS", 2019): where candidates differ, it computes all of them and mixes what comes out by the
/// probabilities of the choices. Channels are masked (Wan et al., "FBNetV2", 2020). Outputs of different height or width cannot be mixed, so they go on side by side until they can: at the latest at
/// the end, where all candidates answer alike.
/// </summary>
/// <remarks>
/// With all probability on one candidate, the network computes what the candidate does, but for three things: what is beside the channels of a narrow candidate is zeros only until an operation adds an
/// offset to it; what goes across channels (attention, layernorm, groupnorm, softmax, groups) goes across those of the widest candidate; and a shortcut is one for all widths, so that there is a projection where
/// the greatest widths differ. With probabilities between 0 and 1, a gene that is used at several places counts as
/// independent at each.
/// </remarks>
internal sealed class SupernetBuilder
{
    private readonly Space _space;
    private readonly int[] _first;
    private readonly ProbabilityTape _tape;
    private readonly SupernetGraph _graph;

    private SupernetBuilder(Space space)
    {
        _space = space;
        _first = FirstVariables(space);
        _tape = new ProbabilityTape(_first[^1]);
        _graph = new SupernetGraph(space, space.Data.Input.Shape, _tape);
    }

    /// <summary>Builds the network.</summary>
    /// <param name="space">The space, which has no real genes.</param>
    /// <returns>The network that holds all candidates.</returns>
    /// <exception cref="NasException">It would be too large.</exception>
    public static Supernet Build(Space space)
    {
        var builder = new SupernetBuilder(space);
        var streams = builder.Add(space.Model.Root, [new Stream(0, space.Data.Input.Shape, default, builder._tape.One)]);
        return builder._graph.Finish(Single(streams).Node);
    }

    /// <summary>Where the probabilities of each gene begin among all, and behind the last gene how many there are.</summary>
    /// <param name="space">The space.</param>
    /// <returns>One number for each gene, and the sum.</returns>
    public static int[] FirstVariables(Space space)
    {
        var first = new int[space.Model.Genes.Count + 1];
        for (var gene = 0; gene < space.Model.Genes.Count; gene++)
        {
            first[gene + 1] = first[gene] + (space.Genes[gene].Domain.Cardinality ?? 0);
        }

        return first;
    }

    private List<Stream> Add(ModuleModel module, List<Stream> inputs) => module switch
    {
        SequenceModule sequence => sequence.Items.Aggregate(inputs, (streams, item) => Add(item, streams)),
        OperationModule operation => _graph.Join(inputs.SelectMany(input => AddOperation(operation, input))),
        BlockModule block => Add(block.Body, inputs),
        AlternativeModule alternative => _graph.Join(alternative.Branches.SelectMany((branch, i) => Add(branch, Weigh(inputs, Chosen(alternative.Gene, i))))),
        OptionalModule optional => _graph.Join(Weigh(inputs, Chosen(optional.Gene, 0)).Concat(Add(optional.Body, Weigh(inputs, Chosen(optional.Gene, 1))))),
        RepeatModule repeat => AddRepeat(repeat, inputs),
        ResidualModule residual => _graph.Join(inputs.SelectMany(input => Add(residual.Body, [input]).SelectMany(output => AddShortcut(input, output)))),
        ParallelModule parallel => _graph.Join(inputs.SelectMany(input => AddParallel(parallel, input))),
        DagModule dag => _graph.Join(inputs.Select(input => AddDag(dag, input))),
        _ => throw new ArgumentException($"There is no rule for {module.GetType().Name}.", nameof(module)),
    };

    /// <summary>The probability of a value.</summary>
    private int Chosen(int gene, int index) => _first[gene] + index;

    private List<Stream> Weigh(List<Stream> streams, int probability) =>
        [.. streams.Select(stream => stream with { Weight = _tape.Product(stream.Weight, probability) })];

    // Operations that differ in their channels alone are one, with as many channels as any of them, and slices of it.
    private IEnumerable<Stream> AddOperation(OperationModule module, Stream input)
    {
        var operation = module.Definition;
        var genes = GeneReferences.Of(module.Arguments.Select(argument => argument.Value));
        var assignment = new Assignment(_space.Model.Genes);
        var valuation = new AssignmentValuation(_space.Model.Genes, assignment, null);
        var choices = new List<(OperationArguments Arguments, int Channels, int Weight)>();
        foreach (var _ in assignment.Combinations(genes))
        {
            Value?[] values = [.. module.Arguments.Select(argument => ExpressionEvaluator.Evaluate(argument.Value, valuation))];
            var arguments = values.Contains(null) ? null : new OperationArguments(operation, values.OfType<Value>());
            if (arguments is not null && operation.ShapeOf([input.Shape], arguments) is { Error: null } result)
            {
                var weight = genes.Aggregate(input.Weight, (product, gene) => _tape.Product(product, Chosen(gene, assignment[gene])));
                choices.Add((arguments, result.Shape.Channels, weight));
            }
        }

        return choices
            .GroupBy(choice => string.Join(' ', choice.Arguments.Values.Where((_, i) => !IsWidth(choice.Arguments, i))))
            .SelectMany(alike => AddWidths(input, [.. alike]));
    }

    // In groups, the first channels of a wide convolution do not take what those of a narrow one take.
    private static bool IsWidth(OperationArguments arguments, int parameter) =>
        arguments.Operation.Parameters[parameter].Name == arguments.Operation.WidthParameter
        && !(arguments.Operation is ConvOperation && arguments.Int("groups") > 1);

    private IEnumerable<Stream> AddWidths(Stream input, (OperationArguments Arguments, int Channels, int Weight)[] choices)
    {
        var widest = choices.MaxBy(choice => choice.Channels);
        if (widest.Arguments.Operation.IsIdentity(input.Shape, widest.Arguments))
        {
            return choices.Select(choice => input with { Weight = choice.Weight });
        }

        if (_graph.Add(widest.Arguments, input.Node) is not { } node)
        {
            return [];
        }

        var shape = _graph.ShapeOf(node);
        var flattened = shape == input.Shape ? input.Flattened : widest.Arguments.Operation.Name == "flatten" ? input.Shape.WithChannels(1) : default;
        var stream = new Stream(node, shape, flattened, widest.Weight);
        return choices.Select(choice => (choice.Channels < shape.Channels ? _graph.Slice(stream, choice.Channels) : stream) with { Weight = choice.Weight });
    }

    // A candidate leaves after as many copies as it has.
    private List<Stream> AddRepeat(RepeatModule repeat, List<Stream> inputs)
    {
        if (repeat.Gene is not { } gene)
        {
            return repeat.Copies.Aggregate(inputs, (streams, copy) => Add(copy, streams));
        }

        var ends = new List<Stream>();
        var current = inputs;
        for (var copies = 0; copies <= repeat.Copies.Count; copies++)
        {
            for (var index = 0; index < _space.Genes[gene].Domain.Cardinality; index++)
            {
                if ((int)GeneValues.ValueOf(_space.Genes[gene].Domain, index).Number == copies)
                {
                    ends.AddRange(Weigh(current, Chosen(gene, index)));
                }
            }

            current = copies < repeat.Copies.Count ? Add(repeat.Copies[copies], current) : current;
        }

        return _graph.Join(ends);
    }

    private IEnumerable<Stream> AddShortcut(Stream input, Stream output)
    {
        var shortcut = input.Shape == output.Shape ? input.Node
            : ProjectionRule.Find(input.Shape, output.Shape) is { } projection ? _graph.Add(projection, input.Node)
            : null;
        return shortcut is { } node ? [_graph.Sum([(output, _tape.One), (input with { Node = node }, _tape.One)])] : [];
    }

    // Every way of each branch with every way of the others, as far as their shapes fit together.
    private IEnumerable<Stream> AddParallel(ParallelModule parallel, Stream input)
    {
        IEnumerable<ImmutableArray<Stream>> rows = [[]];
        foreach (var branch in parallel.Branches)
        {
            var streams = Add(branch, [input]);
            rows = [.. rows.SelectMany(row => streams.Where(stream => row.IsEmpty || row[0].Key.Form == stream.Key.Form).Select(stream => row.Add(stream)))];
        }

        return rows.SelectMany(row =>
        {
            var weight = row.Skip(1).Aggregate(row[0].Weight, (product, stream) => _tape.Product(product, _tape.Quotient(stream.Weight, input.Weight)));
            return parallel.Merges.Select((merge, i) => Merge(merge, row) with
            {
                Weight = parallel.Gene is { } gene ? _tape.Product(weight, Chosen(gene, i)) : weight,
            });
        });
    }

    private Stream Merge(string merge, ImmutableArray<Stream> streams)
    {
        if (merge == "add" || streams.Length == 1)
        {
            return _graph.Sum([.. streams.Select(stream => (stream, _tape.One))]);
        }

        var node = _graph.Add(new OperationArguments(OperationCatalog.Get(merge), []), [.. streams.Select(stream => stream.Node)])
            ?? throw new InvalidOperationException($"There is no {merge} of {string.Join(" and ", streams.Select(stream => stream.Shape))}.");
        return streams[0] with { Node = node, Shape = _graph.ShapeOf(node) };
    }

    // Each edge comes from every node that it can come from, as likely as it does.
    private Stream AddDag(DagModule dag, Stream input)
    {
        var outputs = new List<Stream> { input };
        var loose = new List<int?> { null };
        foreach (var node in dag.Nodes)
        {
            var terms = ImmutableArray.CreateBuilder<(Stream, int)>();
            for (var slot = 0; slot < node.Edges.Count; slot++)
            {
                for (var source = 0; source < outputs.Count; source++)
                {
                    if (Likelihood(node, inputs => inputs.Count > slot && inputs[slot] == source) is { } probability)
                    {
                        terms.Add((Single(Add(node.Edges[slot].Module, [outputs[source] with { Weight = _tape.One }])), probability));
                    }
                }
            }

            for (var source = 1; source < outputs.Count; source++)
            {
                var isLeft = Likelihood(node, inputs => !inputs.Contains(source));
                loose[source] = loose[source] is { } before && isLeft is { } left ? _tape.Product(before, left) : null;
            }

            outputs.Add(_graph.Sum(terms.ToImmutable()));
            loose.Add(_tape.One);
        }

        var output = dag.Merge == "add"
            ? _graph.Sum([.. outputs.Zip(loose).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second ?? 0))])
            : Merge(dag.Merge, [.. outputs.Skip(1)]);
        return output with { Weight = input.Weight };
    }

    /// <summary>How likely a node picks inputs of a kind, or null when it never does.</summary>
    private int? Likelihood(DagNodeModel node, Func<IReadOnlyList<int>, bool> isMeant)
    {
        int[] meant = [.. Enumerable.Range(0, node.Inputs.Count).Where(index => isMeant([.. node.Inputs[index]]))];
        return meant.Length == 0 ? null
            : meant.Length == node.Inputs.Count || node.Gene is not { } gene ? _tape.One
            : _tape.Sum(meant.Select(index => Chosen(gene, index)));
    }

    private static Stream Single(List<Stream> streams) => streams is [var only]
        ? only
        : throw new InvalidOperationException($"A place gives {string.Join(" or ", streams.Select(stream => stream.Shape))}, where there is one shape for all candidates.");
}

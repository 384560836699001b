using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Memory;

/// <summary>Networks whose memory is looked at: each operation by itself and between others, and samples of spaces with every construct.</summary>
internal static class MemoryNetworks
{
    private const string Program = """
        data Images {
            from csv "images.csv";
            input pixels: columns 0..71 as image(6, 6, 2);
            target digit: column 72 as class(5);
            split 60% train, 20% validation, 20% test, seed 1;
        }

        data Signals {
            from csv "signals.csv";
            input samples: columns 0..35 as signal(12, 3);
            target kind: column 36 as class(4);
            split 60% train, 20% validation, 20% test, seed 1;
        }

        block Layer { (conv({ 3, 8, 12 }, { 1, 3 }) | depthwise(3, { 1, 2 }) -> pointwise({ 4, 9, 24 }) | convtranspose({ 4, 5 }, 3, 1)) -> (batchnorm | groupnorm(1) | layernorm)? -> (relu | gelu | silu | hardswish | softmax)? }

        space Convolutions for Images {
            batchnorm?
            -> repeat stage 1..4 { (Layer | residual { Layer -> Layer } | residual { relu } | squeezeexcite(2)) -> maxpool(2)? -> dropout(0.2)? }
            -> (globalavgpool | globalmaxpool | flatten -> tanh) -> linear(classes)
        }

        space Branches for Images {
            relu?
            -> repeat stage 1..2 { parallel(add | mul | concat) { Layer; residual { Layer }; (identity | tanh); conv(8) } -> pointwise({ 6, 8 }) }
            -> repeat cell 0..2 { dag(nodes: 4, inputs: 2, merge: add) { identity | conv(8) -> relu | zero | tanh } }
            -> dag(nodes: 4, inputs: all) { identity | pointwise(8) | sigmoid }
            -> reshape(length: 4) -> leaky -> flatten -> linear(classes)
        }

        space Sequences for Signals {
            pointwise({ 4, 8 })
            -> repeat layer 1..3 {
                residual { layernorm -> attention(heads: { 1, 2, 4 }) } | residual { layernorm -> pointwise(12) -> gelu -> pointwise(8) }
                | gru({ 4, 12 }, sequence: true) | lstm({ 4, 8 }, sequence: true) | squeezeexcite | conv(8, groups: 2) }
            -> positional? -> (globalavgpool | gru(5) | lstm(6)) -> linear(classes)
        }
        """;

    /// <summary>A network for each case of an operation: its inputs are made from one, and what it gives goes on through another operation where a flag says so.</summary>
    public static IEnumerable<(string Name, Network Network)> OfOperations() => OperationCases.All.SelectMany(operationCase =>
        new[] { (operationCase.ToString(), Create(operationCase, isInside: false)), ($"{operationCase} between others", Create(operationCase, isInside: true)) });

    /// <summary>Networks of random genomes.</summary>
    public static IEnumerable<(string Name, Network Network)> OfGenomes(int count)
    {
        var program = NasProgram.Load(Program);
        foreach (var name in program.Model.Spaces.Select(space => space.Name))
        {
            var space = program.GetSpace(name);
            for (var i = 0; i < count; i++)
            {
                var genome = space.Sample(new RandomStream(5, RandomPurpose.User, (uint)i));
                yield return ($"{name} {genome}", genome.Network);
            }
        }
    }

    private static Network Create(OperationCase operationCase, bool isInside)
    {
        var shapes = operationCase.Shapes();
        var node = operationCase.ToNode();
        var graph = new GraphBuilder(shapes[0]);
        if (isInside && !shapes[0].IsTokens)
        {
            _ = graph.Add("relu");
        }

        var before = graph.Count;
        var inputs = new List<int>();
        foreach (var shape in shapes)
        {
            if (shapes.Length > 1)
            {
                _ = graph.Add(shape.Rank == 1 ? "linear" : "pointwise", [before], (shape.Rank == 1 ? "units" : "filters", Value.Of(shape.Channels)));
            }

            inputs.Add(graph.Count);
        }

        _ = graph.Add(node.Operation.Name, [.. inputs], [.. node.Operation.Parameters.Select(parameter => (parameter.Name, node.Arguments[parameter.Name]))]);
        if (isInside)
        {
            var last = graph.Count;
            _ = graph.Add("gelu").Add("add", [last, last + 1, last]);
        }

        return graph.Build();
    }
}

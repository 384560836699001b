using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.DeterminismHost;

/// <summary>A network to train, with made-up rows and a recipe. Together the candidates use every operation, the usual losses and optimisers, and partial batches.</summary>
internal sealed record Candidate(string Name, Network Network, Dataset Rows, TrainingRecipe Recipe)
{
    public static IReadOnlyList<Candidate> All { get; } =
    [
        Create("residual", Image(8, 8, 1), 10, new SgdSettings(0.05, 0.9, true, 1e-4), builder => builder
            .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3))).Add("batchnorm").Add("gelu")
            .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(5))).Add("tanh").Add("add", [3, 5])
            .Add("maxpool", ("kernel", Value.Of(2)))
            .Add("depthwise", ("kernel", Value.Of(3))).Add("pointwise", ("filters", Value.Of(17))).Add("batchnorm").Add("relu")
            .Add("globalavgpool").Add("dropout", ("rate", Value.Of(0.3))).Add("linear", ("units", Value.Of(10)))),
        Create("branches", Image(9, 7, 3), 5, new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0.01, true), builder => builder
            .Add("conv", ("filters", Value.Of(33)), ("kernel", Value.Of(3)), ("stride", Value.Of(2))).Add("silu")
            .Add("avgpool", [2], ("kernel", Value.Of(3)), ("stride", Value.Of(1)))
            .Add("pointwise", [2], ("filters", Value.Of(16))).Add("sigmoid")
            .Add("concat", [3, 5]).Add("identity").Add("flatten").Add("linear", ("units", Value.Of(40))).Add("relu")
            .Add("linear", ("units", Value.Of(5)))),
        Create("wide", Image(6, 6, 2), 4, new SgdSettings(0.05, 0.9, false, 0), builder => builder
            .Add("conv", ("filters", Value.Of(16)), ("kernel", Value.Of(3)), ("bias", Value.Of(false))).Add("batchnorm").Add("relu")
            .Add("conv", ("filters", Value.Of(24)), ("kernel", Value.Of(3)), ("bias", Value.Of(false))).Add("batchnorm").Add("relu")
            .Add("maxpool", ("kernel", Value.Of(2))).Add("globalavgpool").Add("linear", ("units", Value.Of(4)))),
        Create("layers", Image(8, 8, 2), 4, new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0.01, true), builder => builder
            .Add("conv", ("filters", Value.Of(12)), ("kernel", Value.Of(3)), ("dilation", Value.Of(2))).Add("groupnorm", ("groups", Value.Of(3))).Add("leaky", ("slope", Value.Of(0.1)))
            .Add("conv", ("filters", Value.Of(20)), ("kernel", Value.Of(3)), ("groups", Value.Of(2))).Add("batchnorm").Add("hardswish").Add("squeezeexcite")
            .Add("adaptivemaxpool", ("size", Value.Of(5))).Add("convtranspose", ("filters", Value.Of(9)), ("kernel", Value.Of(3))).Add("layernorm")
            .Add("conv", [10], ("filters", Value.Of(9)), ("kernel", Value.Of(1))).Add("softmax").Add("mul", [10, 12])
            .Add("adaptiveavgpool", ("size", Value.Of(3))).Add("upsample", ("mode", Value.Of("bilinear"))).Add("reshape", ("length", Value.Of(27)))
            .Add("globalmaxpool").Add("linear", ("units", Value.Of(4)))),
        Create("signal", Shape.Signal(40, 3), 1, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), builder => builder
            .Add("conv", ("filters", Value.Of(24)), ("kernel", Value.Of(7))).Add("batchnorm").Add("relu")
            .Add("depthwise", ("kernel", Value.Of(4)), ("stride", Value.Of(2))).Add("pointwise", ("filters", Value.Of(64)))
            .Add("maxpool", ("kernel", Value.Of(3)), ("stride", Value.Of(2))).Add("gelu").Add("globalavgpool")
            .Add("linear", ("units", Value.Of(1)))),
        Create("tokens", Shape.Tokens(12, 7), 3, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), builder => builder
            .Add("embedding", ("size", Value.Of(12))).Add("positional")
            .Add("attention", ("heads", Value.Of(3))).Add("add", [2, 3])
            .Add("lstm", ("units", Value.Of(17)), ("sequence", Value.Of(true))).Add("gru", ("units", Value.Of(9)))
            .Add("linear", ("units", Value.Of(3)))),
        Create("turns", Image(7, 7, 2), 4, new SgdSettings(0.02, 0.9, false, 0), builder => builder
            .Add("c4lift", ("filters", Value.Of(3))).Add("c4norm").Add("relu")
            .Add("c4conv", ("filters", Value.Of(5))).Add("c4pool").Add("globalavgpool").Add("linear", ("units", Value.Of(4)))),
    ];

    private static Shape Image(int height, int width, int channels) => Shape.Image(height, width, channels);

    /// <summary>Makes a candidate with made-up rows.</summary>
    public static Candidate Create(string name, Shape input, int outputs, TrainingRecipe recipe, Action<GraphBuilder> build)
    {
        var builder = new GraphBuilder(input);
        build(builder);
        return new Candidate(name, builder.Build(), MakeUp(input, outputs), recipe);
    }

    private static Candidate Create(string name, Shape input, int outputs, OptimizerSettings optimizer, Action<GraphBuilder> build) =>
        Create(name, input, outputs, new TrainingRecipe(3, 32, optimizer, new CosineSchedule()), build);

    /// <summary>150 rows: noise, brighter where the target says so. The last batch of each epoch has 22.</summary>
    private static Dataset MakeUp(Shape shape, int outputs)
    {
        const int Rows = 150;
        var random = new RandomStream(9, RandomPurpose.User);
        var inputs = new float[Rows * shape.Size];
        var targets = new float[Rows];
        for (var row = 0; row < Rows; row++)
        {
            targets[row] = outputs == 1 ? random.NextSingle() : random.NextInt(outputs);
            for (var i = 0; i < shape.Size; i++)
            {
                inputs[(row * shape.Size) + i] = shape.IsTokens ? random.NextInt((int)targets[row] + 2) : random.NextSingle() + (i % (outputs + 1) == (int)targets[row] ? 1 : 0) + (outputs == 1 ? targets[row] : 0);
            }
        }

        return new Dataset(shape, inputs, outputs == 1 ? TargetKind.Number : TargetKind.Class, outputs, targets);
    }
}

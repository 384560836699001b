using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Benchmarks;

/// <summary>
/// The networks that are timed: candidates of samples/Digits, five that are typical of small searches (an MLP, two image networks, a larger one, a signal network), ResNet-20, and four on sequences and
/// quarter turns.
/// </summary>
internal static class BenchmarkNetworks
{
    public static IReadOnlyDictionary<string, Network> All { get; } = new Dictionary<string, Network>
    {
        ["conv8"] = Digits(8, 3, 2),
        ["conv16"] = Digits(16, 3, 2),
        ["conv32"] = Digits(32, 3, 2),
        ["conv16k1"] = Digits(16, 1, 3),
        ["conv16k5"] = Digits(16, 5, 2),
        ["deep"] = Norm(Norm(Pool(Norm(Norm(new GraphBuilder(Shape.Image(8, 8, 1)), 16, 3, "gelu"), 32, 3)), 32, 3, "tanh"), 32, 3)
            .Add("globalavgpool").Add("dropout", ("rate", Value.Of(0.1))).Add("linear", Units(10)).Build(),
        ["separable"] = Separable(Pool(Separable(Norm(new GraphBuilder(Shape.Image(8, 8, 1)), 16, 3), 32)), 32)
            .Add("globalavgpool").Add("linear", Units(10)).Build(),
        ["N1"] = new GraphBuilder(Shape.Vector(64)).Add("linear", Units(128)).Add("relu").Add("linear", Units(64)).Add("relu").Add("linear", Units(10)).Build(),
        ["N2"] = Pool(Norm(Pool(Norm(new GraphBuilder(Shape.Image(28, 28, 1)), 16, 3)), 32, 3)).Add("globalavgpool").Add("linear", Units(10)).Build(),
        ["N3"] = N3(),
        ["N4"] = Pool(Norm(Norm(Pool(Norm(Norm(new GraphBuilder(Shape.Image(32, 32, 3)), 32, 3), 32, 3)), 64, 3), 64, 3)).Add("globalavgpool").Add("linear", Units(10)).Build(),
        ["N5"] = Pool(Norm(Pool(Norm(new GraphBuilder(Shape.Signal(256, 1)), 16, 7)), 32, 5)).Add("globalavgpool").Add("linear", Units(5)).Build(),
        ["resnet20"] = ResNet20(),
        ["gru"] = new GraphBuilder(Shape.Signal(64, 16)).Add("gru", Units(64)).Add("linear", Units(10)).Build(),
        ["lstm"] = new GraphBuilder(Shape.Signal(64, 16)).Add("lstm", Units(64)).Add("linear", Units(10)).Build(),
        ["attention"] = Transformer(Transformer(new GraphBuilder(Shape.Signal(64, 16)).Add("pointwise", Filters(32)).Add("positional")))
            .Add("globalavgpool").Add("linear", Units(10)).Build(),
        ["turns"] = Pool(Turns(Turns(new GraphBuilder(Shape.Image(16, 16, 1)), "c4lift", 4), "c4conv", 8))
            .Add("c4pool").Add("globalavgpool").Add("linear", Units(10)).Build(),
    };

    /// <summary>ResNet-20 (He et al., 2016), with a projection where the shape changes.</summary>
    private static Network ResNet20()
    {
        var builder = Norm(new GraphBuilder(Shape.Image(32, 32, 3)), 16, 3);
        foreach (var (filters, stride) in ((int, int)[])[(16, 1), (16, 1), (16, 1), (32, 2), (32, 1), (32, 1), (64, 2), (64, 1), (64, 1)])
        {
            var shortcut = builder.Count;
            var first = Conv(builder, shortcut, filters, 3, stride).Add("relu").Count;
            var last = Conv(builder, first, filters, 3, 1).Count;
            if (stride > 1)
            {
                shortcut = Conv(builder, shortcut, filters, 1, stride).Count;
            }

            builder.Add("add", [shortcut, last]).Add("relu");
        }

        return builder.Add("globalavgpool").Add("linear", Units(10)).Build();
    }

    private static GraphBuilder Conv(GraphBuilder builder, int input, int filters, int kernel, int stride) =>
        builder.Add("conv", [input], ("filters", Value.Of(filters)), ("kernel", Value.Of(kernel)), ("stride", Value.Of(stride)), ("bias", Value.Of(false))).Add("batchnorm");

    /// <summary>A block of a transformer without its normalisations: attention, then two maps of every place, each with a shortcut.</summary>
    private static GraphBuilder Transformer(GraphBuilder builder)
    {
        var before = builder.Count;
        builder.Add("attention", ("heads", Value.Of(4))).Add("add", [before, before + 1]).Add("pointwise", Filters(64)).Add("relu").Add("pointwise", Filters(32));
        return builder.Add("add", [before + 2, builder.Count]);
    }

    private static GraphBuilder Turns(GraphBuilder builder, string operation, int filters) =>
        builder.Add(operation, Filters(filters), ("bias", Value.Of(false))).Add("c4norm").Add("relu");

    private static (string, Value) Filters(int filters) => ("filters", Value.Of(filters));

    private static Network Digits(int filters, int kernel, int layers)
    {
        var builder = Norm(new GraphBuilder(Shape.Image(8, 8, 1)), filters, kernel);
        for (var i = 0; i < layers; i++)
        {
            builder = Norm(builder, filters, kernel);
        }

        return Pool(builder).Add("globalavgpool").Add("linear", Units(10)).Build();
    }

    private static Network N3()
    {
        var builder = Separable(Norm(new GraphBuilder(Shape.Image(28, 28, 1)), 16, 3), 32);
        Residual(Pool(builder));
        Residual(Pool(builder));
        return builder.Add("globalavgpool").Add("linear", Units(10)).Build();
    }

    private static void Residual(GraphBuilder builder)
    {
        var before = builder.Count;
        Separable(builder, 32);
        builder.Add("add", [before, builder.Count]);
    }

    private static GraphBuilder Norm(GraphBuilder builder, int filters, int kernel, string activation = "relu") =>
        builder.Add("conv", ("filters", Value.Of(filters)), ("kernel", Value.Of(kernel)), ("bias", Value.Of(false))).Add("batchnorm").Add(activation);

    private static GraphBuilder Separable(GraphBuilder builder, int filters) =>
        builder.Add("depthwise", ("kernel", Value.Of(3)), ("bias", Value.Of(false)))
            .Add("pointwise", ("filters", Value.Of(filters)), ("bias", Value.Of(false))).Add("batchnorm").Add("relu");

    private static GraphBuilder Pool(GraphBuilder builder) => builder.Add("maxpool", ("kernel", Value.Of(2)));

    private static (string, Value) Units(int units) => ("units", Value.Of(units));
}

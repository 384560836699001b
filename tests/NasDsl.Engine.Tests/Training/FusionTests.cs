using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Operations;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>Nodes that are computed as one, against the same nodes one by one.</summary>
public sealed unsafe class FusionTests
{
    private const int Batch = 5;

    public static TheoryData<string, int> Networks => new()
    {
        { "pooled", 5 },
        { "odd sizes", 6 },
        { "overlapping windows", 5 },
        { "signal", 4 },
        { "hardswish", 5 },
        { "residual", 7 },
        { "pooled sum", 11 },
        { "with offsets", 6 },
        { "separable", 11 },
        { "blocks", 21 },
        { "branch after the sum's maps", 9 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Nodes_computed_as_one_give_what_they_give_one_by_one(string name, int groups)
    {
        var network = Create(name);
        Assert.Equal(groups, FusionCatalog.Group(network).Length);
        var (outputs, gradients) = Run(network, VectorKernels.Best, isFused: true);
        var (expectedOutputs, expectedGradients) = Run(network, VectorKernels.Best, isFused: false);
        AssertClose(expectedOutputs, outputs);
        AssertClose(expectedGradients, gradients);
        foreach (var kernels in AllKernels.OfThisMachine)
        {
            var other = Run(network, kernels, isFused: true);
            Assert.Equal(outputs.Select(BitConverter.SingleToInt32Bits), other.Outputs.Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(gradients.Select(BitConverter.SingleToInt32Bits), other.Gradients.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_pass_allocates_nothing(string name, int groups)
    {
        _ = groups;
        using var plan = new NetworkPlan(Create(name), VectorKernels.Best, Batch, isTrainable: true);
        plan.Initialize(3);
        Pass(plan);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(plan);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Network Create(string name) => name switch
    {
        // Large enough for several chunks of samples.
        "separable" => Residual(Separable(Norm(new GraphBuilder(Shape.Image(20, 20, 1)), 16)).Add("maxpool", ("kernel", Value.Of(2))))
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "blocks" => Block(Block(Block(Norm(new GraphBuilder(Shape.Image(18, 18, 2)), 16), 16, 1), 24, 2), 24, 1)
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "branch after the sum's maps" => Norm(Norm(new GraphBuilder(Shape.Image(16, 16, 1)), 16), 16).Add("pointwise", [3], ("filters", Value.Of(8))).Add("add", [3, 6]).Add("concat", [7, 8])
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "pooled" => Norm(new GraphBuilder(Shape.Image(8, 8, 3)), 24).Add("maxpool", ("kernel", Value.Of(2))).Add("conv", ("filters", Value.Of(9)))
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "odd sizes" => Norm(new GraphBuilder(Shape.Image(7, 7, 2)), 12).Add("maxpool", ("kernel", Value.Of(3))).Add("batchnorm").Add("relu")
            .Add("conv", ("filters", Value.Of(9))).Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "overlapping windows" => Norm(new GraphBuilder(Shape.Image(8, 8, 1)), 8).Add("maxpool", ("kernel", Value.Of(3)), ("stride", Value.Of(2)))
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "hardswish" => new GraphBuilder(Shape.Image(8, 8, 3)).Add("conv", ("filters", Value.Of(12))).Add("batchnorm").Add("hardswish").Add("maxpool", ("kernel", Value.Of(2)))
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "pooled sum" => Norm(Residual(Norm(new GraphBuilder(Shape.Image(12, 12, 1)), 24)).Add("maxpool", ("kernel", Value.Of(2))), 16)
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "signal" => Norm(new GraphBuilder(Shape.Signal(30, 2)), 16).Add("maxpool", ("kernel", Value.Of(2))).Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        "residual" => Norm(Norm(new GraphBuilder(Shape.Image(6, 6, 1)), 40), 40).Add("add", [3, 6]).Add("flatten").Add("linear", ("units", Value.Of(3))).Build(),
        _ => new GraphBuilder(Shape.Image(9, 9, 2)).Add("conv", ("filters", Value.Of(10))).Add("batchnorm").Add("relu")
            .Add("conv", ("filters", Value.Of(10))).Add("batchnorm").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
    };

    private static GraphBuilder Separable(GraphBuilder builder) =>
        builder.Add("depthwise", ("bias", Value.Of(true))).Add("pointwise", ("filters", Value.Of(24)), ("bias", Value.Of(false))).Add("batchnorm").Add("relu");

    private static GraphBuilder Residual(GraphBuilder builder)
    {
        var before = builder.Count;
        return Separable(builder).Add("add", [before, builder.Count]);
    }

    private static GraphBuilder Block(GraphBuilder builder, int filters, int stride)
    {
        var shortcut = builder.Count;
        builder.Add("conv", ("filters", Value.Of(filters)), ("stride", Value.Of(stride))).Add("batchnorm").Add("relu").Add("conv", ("filters", Value.Of(filters))).Add("batchnorm");
        var last = builder.Count;
        if (stride > 1)
        {
            shortcut = builder.Add("conv", [shortcut], ("filters", Value.Of(filters)), ("kernel", Value.Of(1)), ("stride", Value.Of(stride))).Add("batchnorm").Count;
        }

        return builder.Add("add", [shortcut, last]).Add("relu");
    }

    private static void Pass(NetworkPlan plan)
    {
        var step = new StepContext(Batch, IsTraining: true, Step: 0, Seed: 7);
        plan.Forward(step);
        plan.Backward(step);
    }

    private static GraphBuilder Norm(GraphBuilder builder, int filters) =>
        builder.Add("conv", ("filters", Value.Of(filters)), ("bias", Value.Of(false))).Add("batchnorm").Add("relu");

    private static (float[] Outputs, float[] Gradients) Run(Network network, VectorKernels kernels, bool isFused)
    {
        var random = new Random(5);
        using var plan = new NetworkPlan(network, kernels, Batch, isTrainable: true, isFused);
        plan.Initialize(3);
        foreach (var parameter in plan.Parameters.Where(parameter => parameter.Name.Contains("batchnorm", StringComparison.Ordinal)))
        {
            for (var i = 0; i < parameter.Layout.Count; i++)
            {
                parameter.Values[i] += 0.2f + ((float)random.NextDouble() / 2);
                if (i % 3 == 1 && parameter.Name.EndsWith("weight", StringComparison.Ordinal))
                {
                    parameter.Values[i] = -parameter.Values[i];
                }
            }
        }

        var data = new Dataset(network.Input, [.. Draw(random, Batch * network.Input.Size)], TargetKind.Number, 1, new float[Batch]);
        var step = new StepContext(Batch, IsTraining: true, Step: 0, Seed: 7);
        plan.Load(data, [.. Enumerable.Range(0, Batch)]);
        plan.Forward(step);
        var places = Enumerable.Range(0, Batch * plan.Output.SamplePitch).Where(i => i % plan.Output.ChannelPitch < plan.Output.Shape.Channels).ToArray();
        foreach (var i in places)
        {
            plan.Output.Gradient[i] = (float)random.NextDouble() - 0.5f;
        }

        plan.Backward(step);
        return ([.. places.Select(i => plan.Output.Values[i])], new Span<float>(plan.Gradients, plan.TrainableCount).ToArray());
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) < 1e-5 + (1e-5 * Math.Abs(expected[i])), $"[{i}]: {expected[i]} expected, {actual[i]} found");
        }
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2) - 1)];
}

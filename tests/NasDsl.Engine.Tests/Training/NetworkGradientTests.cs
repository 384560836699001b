using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>
/// Gradients of whole networks against central differences of their own outputs: what single operations cannot show, that operations in place overwrite nothing that is needed, and that the gradients
/// of several consumers meet. Outputs are in single precision, so differences are rough; a wrong buffer is wrong by far more.
/// </summary>
public sealed unsafe class NetworkGradientTests
{
    private const float Difference = 4e-3f;

    public static TheoryData<string> Networks => new(All.Keys);

    private static Dictionary<string, Network> All { get; } = new()
    {
        ["a chain in place"] = new GraphBuilder(Shape.Image(4, 4, 2))
            .Add("conv", ("filters", Value.Of(5))).Add("identity").Add("tanh").Add("identity").Add("batchnorm").Add("sigmoid")
            .Add("dropout", ("rate", Value.Of(0.4))).Add("pointwise", ("filters", Value.Of(8))).Add("dropout", ("rate", Value.Of(0.2))).Add("identity").Add("tanh")
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        ["residuals"] = new GraphBuilder(Shape.Image(4, 4, 2))
            .Add("conv", ("filters", Value.Of(8))).Add("batchnorm").Add("tanh")
            .Add("conv", ("filters", Value.Of(8))).Add("batchnorm").Add("tanh").Add("add", [3, 6])
            .Add("depthwise").Add("silu").Add("add", [7, 9, 3]).Add("add", [10, 10]).Add("gelu")
            .Add("avgpool").Add("flatten").Add("linear", ("units", Value.Of(3))).Build(),
        ["branches"] = new GraphBuilder(Shape.Signal(9, 3))
            .Add("conv", ("filters", Value.Of(6))).Add("gelu")
            .Add("tanh", [2]).Add("sigmoid", [2]).Add("silu", [2]).Add("concat", [3, 4, 5, 2]).Add("batchnorm").Add("silu").Add("tanh")
            .Add("globalavgpool").Add("tanh").Add("linear", ("units", Value.Of(4))).Add("sigmoid").Add("linear", ("units", Value.Of(2))).Build(),
        ["norms and gates in place"] = new GraphBuilder(Shape.Image(4, 4, 2))
            .Add("conv", ("filters", Value.Of(6))).Add("layernorm").Add("leaky", ("slope", Value.Of(0.9))).Add("conv", ("filters", Value.Of(8)), ("groups", Value.Of(2)))
            .Add("groupnorm", ("groups", Value.Of(4))).Add("hardswish").Add("squeezeexcite").Add("softmax").Add("tanh").Add("conv", [7], ("filters", Value.Of(8))).Add("mul", [9, 10])
            .Add("leaky", ("slope", Value.Of(0.8))).Add("layernorm").Add("softmax").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        ["down and up"] = new GraphBuilder(Shape.Image(5, 6, 2))
            .Add("conv", ("filters", Value.Of(5)), ("dilation", Value.Of(2))).Add("batchnorm").Add("hardswish").Add("adaptiveavgpool", ("size", Value.Of(3))).Add("upsample", ("mode", Value.Of("bilinear")))
            .Add("convtranspose", [4], ("filters", Value.Of(5))).Add("add", [5, 6]).Add("reshape", ("length", Value.Of(30))).Add("tanh").Add("upsample").Add("globalavgpool")
            .Add("linear", ("units", Value.Of(3))).Build(),
        ["sequences"] = new GraphBuilder(Shape.Tokens(5, 6))
            .Add("embedding", ("size", Value.Of(8))).Add("positional").Add("tanh").Add("attention", ("heads", Value.Of(2))).Add("add", [3, 4]).Add("positional")
            .Add("gru", ("units", Value.Of(5)), ("sequence", Value.Of(true))).Add("tanh").Add("lstm", ("units", Value.Of(9))).Add("tanh").Add("linear", ("units", Value.Of(3))).Build(),
        ["turns"] = new GraphBuilder(Shape.Image(4, 4, 2))
            .Add("c4lift", ("filters", Value.Of(2))).Add("c4norm").Add("tanh").Add("c4conv", ("filters", Value.Of(2))).Add("c4norm").Add("add", [3, 5]).Add("silu")
            .Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build(),
        ["unused ends"] = new GraphBuilder(Shape.Vector(6))
            .Add("linear", ("units", Value.Of(8))).Add("tanh").Add("sigmoid", [2]).Add("gelu", [2]).Add("linear", [4], ("units", Value.Of(2))).Build(),
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_of_whole_networks_are_central_differences(string name)
    {
        const int Batch = 6;
        var network = All[name];
        var random = new Random(5);
        using var plan = new NetworkPlan(network, VectorKernels.Best, Batch, isTrainable: true);
        plan.Initialize(3);
        var rows = Enumerable.Range(0, Batch).ToArray();
        var data = new Dataset(network.Input, [.. DrawInputs(random, Batch * network.Input.Size, network.Input.Vocabulary)], TargetKind.Number, 1, new float[Batch]);
        var factors = Draw(random, Batch * plan.Output.SamplePitch);
        var step = new StepContext(Batch, IsTraining: true, Step: 2, Seed: 7);
        double Loss()
        {
            plan.Load(data, rows);
            plan.Forward(step);
            return Places(plan, Batch).Sum(i => (double)plan.Output.Values[i] * factors[i]);
        }

        Loss();
        foreach (var i in Places(plan, Batch))
        {
            plan.Output.Gradient[i] = factors[i];
        }

        plan.Backward(step);
        foreach (var parameter in plan.Parameters.Where(parameter => parameter.IsTrainable))
        {
            for (var i = 0; i < parameter.Layout.Count; i += Math.Max(1, parameter.Layout.Count / 9))
            {
                var place = parameter.Layout.OffsetOf(i);
                var value = parameter.Values[place];
                parameter.Values[place] = value + Difference;
                var above = Loss();
                parameter.Values[place] = value - Difference;
                var below = Loss();
                parameter.Values[place] = value;
                var expected = (above - below) / (2 * Difference);
                Assert.True(
                    Math.Abs(expected - parameter.Gradient[place]) < 2e-3 + (0.01 * Math.Abs(expected)),
                    $"{parameter.Name}[{i}]: {expected} expected, {parameter.Gradient[place]} found");
            }
        }
    }

    private static int[] Places(NetworkPlan plan, int batch) =>
        [.. Enumerable.Range(0, batch * plan.Output.SamplePitch).Where(i => i % plan.Output.ChannelPitch < plan.Output.Shape.Channels)];

    private static float[] DrawInputs(Random random, int count, int vocabulary) =>
        vocabulary == 0 ? Draw(random, count) : [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(vocabulary))];

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2) - 1)];
}

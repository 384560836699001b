using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>When an image turns by a quarter, what the operations over C4 make of it turns with it, and channels of fields move on by one (Cohen and Welling, 2016, equation 12).</summary>
public sealed class RotationTests
{
    private const int Batch = 2;

    public static TheoryData<string, string, string> Operations => new()
    {
        { "c4lift", "5x5x3", "filters=2" },
        { "c4lift", "6x6x1", "filters=3 kernel=2 padding=valid" },
        { "c4conv", "5x5x8", "filters=3" },
        { "c4conv", "4x4x4", "filters=1 kernel=5" },
        { "c4norm", "5x5x8", "" },
        { "c4pool", "5x5x8", "" },
        { "relu", "5x5x8", "" },
        { "tanh", "5x5x8", "" },
        { "maxpool", "6x6x8", "" },
        { "avgpool", "6x6x8", "" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Turned_inputs_give_turned_outputs(string operation, string input, string arguments)
    {
        var operationCase = new OperationCase(operation, Batch, input, arguments);
        var outputShape = operationCase.ToNode().Shape;
        var straight = new KernelRun(operationCase, VectorKernels.Best);
        var turned = Turn(operationCase, straight, HasFields(operation, isInput: true));
        var expected = Turn([.. straight.Output.Select(value => (double)value)], outputShape, HasFields(operation, isInput: false));
        var tolerance = Math.Max(2e-5, 3e-6 * expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], turned.Output[i], tolerance);
        }
    }

    [Fact]
    public void An_ordinary_convolution_does_not_turn_with_its_input()
    {
        var operationCase = new OperationCase("conv", Batch, "5x5x3", "filters=8");
        var straight = new KernelRun(operationCase, VectorKernels.Best);
        var turned = Turn(operationCase, straight, hasFields: false);
        var expected = Turn([.. straight.Output.Select(value => (double)value)], operationCase.ToNode().Shape, hasFields: true);
        Assert.Contains(expected.Zip(turned.Output), pair => Math.Abs(pair.First - pair.Second) > 0.1);
    }

    private static bool HasFields(string operation, bool isInput) => operation switch
    {
        "c4lift" => !isInput,
        "c4pool" => isInput,
        _ => true,
    };

    /// <summary>The same operation with the same weights on the input, turned.</summary>
    private static KernelRun Turn(OperationCase operationCase, KernelRun straight, bool hasFields)
    {
        var input = Turn(straight.Inputs[0], operationCase.Shapes()[0], hasFields);
        return new KernelRun(operationCase, VectorKernels.Best, new KernelNumbers([input], straight.OutputGradient, straight.Weights));
    }

    /// <summary>A quarter turn counterclockwise: y[row, column] = x[column, size - 1 - row].</summary>
    private static double[] Turn(double[] x, Shape shape, bool hasFields)
    {
        Assert.Equal(shape.Height, shape.Width);
        var y = new double[x.Length];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, place) = Math.DivRem(i, shape.Size);
            var channel = i % shape.Channels;
            var (row, column) = Math.DivRem(place / shape.Channels, shape.Width);
            var source = hasFields ? (channel / 4 * 4) + ((channel + 3) % 4) : channel;
            y[i] = x[(n * shape.Size) + (((column * shape.Width) + shape.Width - 1 - row) * shape.Channels) + source];
        }

        return y;
    }
}

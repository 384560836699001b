using NasDsl.Engine.Kernels;
using NasDsl.Engine.Operations;
using NasDsl.Language.Catalog;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Operations;

public sealed class OperationKernelTests
{
    private const double OfGreatest = 3e-6;
    private const double Tolerance = 2e-5;
    private const double Difference = 1e-5;
    private const int CheckedNumbers = 60;

    public static TheoryData<OperationCase> Cases => new(OperationCases.All);

    [Fact]
    public void Every_operation_of_the_catalogue_has_a_kernel() =>
        Assert.Equal(OperationCatalog.All.Select(operation => operation.Name).Order(), OperationKernelCatalog.Names.Order());

    [Fact]
    public void Every_operation_of_the_catalogue_has_a_case() =>
        Assert.Equal(OperationCatalog.All.Select(operation => operation.Name).Order(), OperationCases.All.Select(one => one.Operation).Distinct().Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_that_of_the_reference(OperationCase operationCase)
    {
        ArgumentNullException.ThrowIfNull(operationCase);
        var run = new KernelRun(operationCase, VectorKernels.Best);
        var expected = ReferenceOperation.Forward(operationCase.ToNode(), operationCase.Shapes(), operationCase.Batch, run.Inputs, run.Weights);
        AssertClose(expected, run.Output, "output");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_central_differences_of_the_reference(OperationCase operationCase)
    {
        ArgumentNullException.ThrowIfNull(operationCase);
        var run = new KernelRun(operationCase, VectorKernels.Best);
        for (var i = 0; i < run.Inputs.Length; i++)
        {
            AssertGradient(operationCase, run, run.Inputs[i], run.InputGradients[i], $"input {i}");
        }

        foreach (var (part, gradient) in run.WeightGradients)
        {
            AssertGradient(operationCase, run, run.Weights[part], gradient, part);
        }

        Assert.Equal(0, run.PaddingGradient);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_vector_width_gives_the_same_bits(OperationCase operationCase)
    {
        ArgumentNullException.ThrowIfNull(operationCase);
        var expected = new KernelRun(operationCase, VectorKernels.Best);
        foreach (var kernels in AllKernels.OfThisMachine)
        {
            var actual = new KernelRun(operationCase, kernels);
            Assert.Equal(Bits(expected.Output), Bits(actual.Output));
            Assert.Equal(expected.InputGradients.Select(Bits), actual.InputGradients.Select(Bits));
            Assert.Equal(expected.WeightGradients.Values.Select(Bits), actual.WeightGradients.Values.Select(Bits));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_only_answers_gives_the_bits_of_what_can_train(OperationCase operationCase)
    {
        var expected = new KernelRun(operationCase, VectorKernels.Best, isTraining: false);
        var actual = new KernelRun(operationCase, VectorKernels.Best, isTraining: false, isTrainable: false);
        Assert.Equal(Bits(expected.Output), Bits(actual.Output));
    }

    private static void AssertGradient(OperationCase operationCase, KernelRun run, double[] variable, float[] actual, string name)
    {
        Assert.Equal(variable.Length, actual.Length);
        var stride = Math.Max(1, variable.Length / CheckedNumbers);
        var greatest = actual.Max(Math.Abs);
        for (var i = 0; i < variable.Length; i += stride)
        {
            var value = variable[i];
            variable[i] = value + Difference;
            var above = Loss(operationCase, run);
            variable[i] = value - Difference;
            var below = Loss(operationCase, run);
            variable[i] = value;
            AssertClose((above - below) / (2 * Difference), actual[i], greatest, $"gradient {i} of {name}");
        }
    }

    private static double Loss(OperationCase operationCase, KernelRun run) =>
        ReferenceOperation.Forward(operationCase.ToNode(), operationCase.Shapes(), operationCase.Batch, run.Inputs, run.Weights)
            .Zip(run.OutputGradient, (y, g) => y * g)
            .Sum();

    private static void AssertClose(double[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var greatest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            AssertClose(expected[i], actual[i], greatest, $"{what}[{i}]");
        }
    }

    /// <summary>Winograd's convolutions add and subtract numbers of the size of all outputs of a tile, so that their errors are relative to the greatest.</summary>
    private static void AssertClose(double expected, float actual, double greatest, string what)
    {
        var allowed = Math.Max(Tolerance * (1 + Math.Abs(expected)), OfGreatest * greatest);
        Assert.True(Math.Abs(expected - actual) <= allowed, $"{what}: {expected} expected, {actual} found");
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}

using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>Outputs in training and in inference, and the gradients of all inputs and weights, are those that PyTorch 1.13 computed in double precision.</summary>
public sealed class TorchOperationTests
{
    private const double Tolerance = 2e-5;

    public static TheoryData<string> Operations => new(OperationCatalog.All.Select(operation => operation.Name));

    [Fact]
    public void There_is_nothing_but_operations_of_the_catalogue() =>
        Assert.Empty(TorchCase.Operations.Except(OperationCatalog.All.Select(operation => operation.Name)));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Numbers_are_those_of_PyTorch(string operation)
    {
        foreach (var torch in TorchCase.Read(operation))
        {
            AssertClose(torch, torch.Answer, new KernelRun(torch.Case, VectorKernels.Best, torch.Numbers, isTraining: false).Output, "answer");
            if (torch.Output is not null)
            {
                AssertTraining(torch, torch.Output, new KernelRun(torch.Case, VectorKernels.Best, torch.Numbers));
            }
        }
    }

    private static void AssertTraining(TorchCase torch, double[] output, KernelRun run)
    {
        AssertClose(torch, output, run.Output, "output");
        for (var i = 0; i < run.InputGradients.Length; i++)
        {
            AssertClose(torch, torch.InputGradients[i], run.InputGradients[i], $"gradient of input {i}");
        }

        Assert.Equal(torch.WeightGradients.Keys.Order(), run.WeightGradients.Keys.Order());
        foreach (var (part, gradient) in run.WeightGradients)
        {
            AssertClose(torch, torch.WeightGradients[part], gradient, $"gradient of {part}");
        }
    }

    private static void AssertClose(TorchCase torch, double[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * (1 + Math.Abs(expected[i])), $"{torch.Case}, {what}[{i}]: {expected[i]} expected, {actual[i]} found");
        }
    }
}

namespace NasDsl.Engine.Tests.Operations;

/// <summary>The numbers that an operation is run on.</summary>
/// <param name="Inputs">Those of each input, channels innermost.</param>
/// <param name="OutputGradient">The gradient of the output.</param>
/// <param name="Weights">Those of each weight in PyTorch's order, by its name behind NODE.OPERATION.</param>
internal sealed record KernelNumbers(double[][] Inputs, double[] OutputGradient, IReadOnlyDictionary<string, double[]> Weights);

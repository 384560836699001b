using NasDsl.Data;
using NasDsl.Engine.Kernels;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Losses;

/// <summary>What training makes small: the mean over a batch.</summary>
internal abstract unsafe class Loss
{
    /// <summary>The loss for a kind of target.</summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="kernels">The kernels.</param>
    /// <returns>Cross-entropy for classes, the squared error for numbers.</returns>
    public static Loss For(Dataset dataset, VectorKernels kernels) => dataset.TargetKind switch
    {
        TargetKind.Class => new SoftmaxCrossEntropy(kernels),
        TargetKind.Number => new MeanSquaredError(),
        _ => throw new NotSupportedException($"There is no loss for targets of kind {dataset.TargetKind}."),
    };

    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="outputs">The outputs of the network: batch x pitch.</param>
    /// <param name="size">How many outputs a sample has.</param>
    /// <param name="pitch">The floats of one sample.</param>
    /// <param name="targets">The targets of each sample: one class, or a number for each output.</param>
    /// <param name="gradient">Where the gradient of the mean loss goes, laid out like the outputs; padding stays as it is.</param>
    /// <returns>The mean loss.</returns>
    public abstract double Compute(float* outputs, int size, int pitch, ReadOnlySpan<float> targets, float* gradient);
}

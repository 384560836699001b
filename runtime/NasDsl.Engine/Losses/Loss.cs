using NasDsl.Data;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engines;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Losses;

/// <summary>What training makes small: the mean over a batch.</summary>
internal abstract unsafe class Loss
{
    /// <summary>Makes the loss of a recipe.</summary>
    /// <param name="settings">Its settings, or null for what is usual: cross-entropy for classes, the squared error for numbers.</param>
    /// <param name="dataset">The rows to train on.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where scratch memory comes from.</param>
    /// <param name="maximumBatch">The greatest batch.</param>
    /// <returns>The loss.</returns>
    public static Loss For(LossSettings? settings, Dataset dataset, VectorKernels kernels, NativeArena arena, int maximumBatch) => (settings, dataset.TargetKind) switch
    {
        (null, TargetKind.Class) => new SoftmaxCrossEntropy(kernels, arena, maximumBatch, CrossEntropySettings.Plain, dataset),
        (CrossEntropySettings entropy, TargetKind.Class) => new SoftmaxCrossEntropy(kernels, arena, maximumBatch, entropy, dataset),
        (BinarySettings, TargetKind.Class) => new LogitBinaryEntropy(kernels),
        (BinarySettings, TargetKind.Number) => new ErrorLoss<BinaryEntropy>(default),
        (null or SquaredErrorSettings, TargetKind.Number) => new ErrorLoss<SquaredError>(default),
        (AbsoluteErrorSettings, TargetKind.Number) => new ErrorLoss<AbsoluteError>(default),
        (HuberSettings huber, TargetKind.Number) => new ErrorLoss<HuberError>(new HuberError(huber.Delta)),
        _ => throw new ArgumentException($"There is no loss {settings?.GetType().Name} for targets of kind {dataset.TargetKind}.", nameof(settings)),
    };

    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="outputs">The outputs of the network: batch x pitch.</param>
    /// <param name="size">How many outputs a sample has.</param>
    /// <param name="pitch">The floats of one sample.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradient">Where the gradient of the mean loss goes, laid out like the outputs; padding stays as it is, or becomes 0.</param>
    /// <returns>The mean loss.</returns>
    public abstract double Compute(float* outputs, int size, int pitch, in BatchTargets targets, float* gradient);
}

using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Losses;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Data;

/// <summary>The rows of some steps, one step after another, as they are trained on: in their order, augmented, and with what dropout lets through.</summary>
/// <param name="inputs">rows x the dimensions of an input.</param>
/// <param name="targets">rows x members, or rows x members x outputs.</param>
/// <param name="masks">For each node with dropout rows x the dimensions of its output.</param>
internal sealed class TorchChunk(Tensor inputs, TorchTargets targets, IReadOnlyDictionary<int, Tensor> masks) : IDisposable
{
    /// <summary>The rows of a step: views, in the caller's scope.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <returns>The batch, for training.</returns>
    public TorchBatch Batch(long first, long count) => new(
        inputs.narrow(0, first, count),
        new TorchTargets(targets.Values.narrow(0, first, count), targets.Others?.narrow(0, first, count), targets.Shares?.narrow(0, first, count)),
        new TorchStep(count, IsTraining: true, masks.ToDictionary(mask => mask.Key, mask => mask.Value.narrow(0, first, count))));

    /// <inheritdoc/>
    public void Dispose()
    {
        inputs.Dispose();
        targets.Values.Dispose();
        targets.Others?.Dispose();
        targets.Shares?.Dispose();
        foreach (var mask in masks.Values)
        {
            mask.Dispose();
        }
    }
}

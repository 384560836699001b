using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Losses;

/// <summary>One row for each loss of the language's catalogue, as the managed engine defines it.</summary>
internal static class TorchLosses
{
    /// <summary>Makes the loss of a recipe.</summary>
    /// <param name="settings">Its settings, or null for what is usual: cross-entropy for classes, the squared error for numbers.</param>
    /// <param name="dataset">The rows to train on.</param>
    /// <param name="device">The device.</param>
    /// <returns>The loss.</returns>
    public static TorchLoss For(LossSettings? settings, Dataset dataset, Device device) => (settings, dataset.TargetKind) switch
    {
        (null, TargetKind.Class) => new ClassEntropy(CrossEntropySettings.Plain, dataset, device).Compute,
        (CrossEntropySettings entropy, TargetKind.Class) => new ClassEntropy(entropy, dataset, device).Compute,
        (BinarySettings, TargetKind.Class) => OneAgainstOthers,
        (BinarySettings, TargetKind.Number) => OfErrors((outputs, targets) => F.binary_cross_entropy(outputs, targets, reduction: nn.Reduction.None)),
        (null or SquaredErrorSettings, TargetKind.Number) => OfErrors((outputs, targets) => F.mse_loss(outputs, targets, nn.Reduction.None)),
        (AbsoluteErrorSettings, TargetKind.Number) => OfErrors((outputs, targets) => F.l1_loss(outputs, targets, nn.Reduction.None)),
        (HuberSettings huber, TargetKind.Number) => OfErrors((outputs, targets) => F.huber_loss(outputs, targets, huber.Delta, nn.Reduction.None)),
        _ => throw new ArgumentException($"There is no loss {settings?.GetType().Name} for targets of kind {dataset.TargetKind}.", nameof(settings)),
    };

    private static TorchLoss OfErrors(Func<Tensor, Tensor, Tensor> error) => (outputs, targets) => error(outputs, targets.Values).mean([0, 2]);

    private static Tensor OneAgainstOthers(Tensor outputs, TorchTargets targets)
    {
        var hot = Hot(outputs, targets.Values);
        if (targets is { Others: { } others, Shares: { } shares })
        {
            var share = shares.unsqueeze(2);
            hot = hot.mul(share).add(Hot(outputs, others).mul(share.neg().add(Scalars.One, Scalars.One)), Scalars.One);
        }

        return F.binary_cross_entropy_with_logits(outputs, hot, reduction: nn.Reduction.None).mean([0, 2]);
    }

    private static Tensor Hot(Tensor outputs, Tensor classes) => zeros_like(outputs).scatter_(2, classes.unsqueeze(2), ones_like(classes.unsqueeze(2), ScalarType.Float32));
}

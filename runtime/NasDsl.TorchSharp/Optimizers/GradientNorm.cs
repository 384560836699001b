using NasDsl.TorchSharp.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>Shortens the gradient of each member whose length over all weights is greater than a limit (Pascanu, Mikolov and Bengio, 2013, section 3.2), as PyTorch's <c>clip_grad_norm_</c> does.</summary>
internal sealed class GradientNorm : IDisposable
{
    /// <summary>What PyTorch adds to the length before it divides.</summary>
    private static readonly Scalar Epsilon = 1e-6;

    private readonly Tensor _greatest;

    /// <summary>Brings the limits to a device.</summary>
    /// <param name="greatest">That of each member; null for none.</param>
    /// <param name="device">The device.</param>
    public GradientNorm(IEnumerable<double?> greatest, Device device)
    {
        float[] limits = [.. greatest.Select(limit => (float)(limit ?? float.MaxValue))];
        _greatest = TorchArrays.Upload(limits, device, limits.Length, 1).DetachFromDisposeScope();
    }

    /// <summary>The length of a gradient.</summary>
    /// <param name="gradients">members x numbers.</param>
    /// <returns>members x 1.</returns>
    public static Tensor Of(Tensor gradients) => gradients.mul(gradients).sum(1, keepdim: true).sqrt();

    /// <summary>Shortens gradients.</summary>
    /// <param name="gradients">members x numbers.</param>
    public void Clip(Tensor gradients)
    {
        gradients.mul_(_greatest.div(Of(gradients).add(Epsilon, Scalars.One)).clamp_(max: Scalars.One));
    }

    /// <inheritdoc/>
    public void Dispose() => _greatest.Dispose();
}

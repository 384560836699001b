using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Optimizers;

/// <summary>Shortens the gradient of each member whose length over all weights is greater than a limit (Pascanu, Mikolov and Bengio, 2013, section 3.2), as PyTorch's <c>clip_grad_norm_</c> does.</summary>
internal sealed class GradientNorm : IDisposable
{
    /// <summary>What PyTorch adds to the length before it divides.</summary>
    private const double Epsilon = 1e-6;

    private readonly Tensor _greatest;

    /// <summary>Brings the limits to a device.</summary>
    /// <param name="greatest">That of each member; null for none.</param>
    /// <param name="device">The device.</param>
    public GradientNorm(IEnumerable<double?> greatest, Device device)
    {
        float[] limits = [.. greatest.Select(limit => (float)(limit ?? float.MaxValue))];
        _greatest = TorchArrays.Upload(limits, device, limits.Length, 1).DetachFromDisposeScope();
    }

    /// <summary>Shortens gradients.</summary>
    /// <param name="gradients">members x numbers.</param>
    public void Clip(Tensor gradients)
    {
        var lengths = linalg.vector_norm(gradients, 2, [1], keepdim: true);
        gradients.mul_(_greatest.div(lengths.add(Epsilon)).clamp_(max: 1));
    }

    /// <inheritdoc/>
    public void Dispose() => _greatest.Dispose();
}

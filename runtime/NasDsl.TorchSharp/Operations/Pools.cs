using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Maxima and means over windows, and their reverse.</summary>
internal static class Pools
{
    /// <summary>Prepares the maximum over windows. What lies outside takes no part.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Maximum(TorchNode node)
    {
        var windows = Windows(node);
        return (inputs, _) => F.max_pool2d(windows.Apply(inputs[0], double.NegativeInfinity), windows.Kernel, windows.Strides, windows.Native);
    }

    /// <summary>Prepares the mean over windows, of the places that are inside.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Average(TorchNode node)
    {
        var windows = Windows(node);
        var isNative = windows.IsSymmetric;
        if (isNative)
        {
            return (inputs, _) => F.avg_pool2d(inputs[0], windows.Kernel, windows.Strides, windows.Native, count_include_pad: false);
        }

        using var scope = torch.NewDisposeScope();
        var inside = torch.ones([1, 1, node.Input.Height, node.Input.Width], node.Type, node.Weights.Device);
        var shares = node.Keep(F.avg_pool2d(windows.Apply(inside), windows.Kernel, windows.Strides));
        return (inputs, _) => F.avg_pool2d(windows.Apply(inputs[0]), windows.Kernel, windows.Strides).div(shares);
    }

    /// <summary>Prepares the maximum over windows that make a given size.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward AdaptiveMaximum(TorchNode node) => (inputs, _) => F.adaptive_max_pool2d(inputs[0], [node.Output.Height, node.Output.Width]);

    /// <summary>Prepares the mean over windows that make a given size.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward AdaptiveAverage(TorchNode node) => (inputs, _) => F.adaptive_avg_pool2d(inputs[0], [node.Output.Height, node.Output.Width]);

    /// <summary>Prepares the repetition of places, or straight lines between them.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Upsample(TorchNode node)
    {
        long[] size = [node.Output.Height, node.Output.Width];
        return node.Is("mode", "nearest")
            ? (inputs, _) => F.interpolate(inputs[0], size, mode: torch.InterpolationMode.Nearest)
            : (inputs, _) => F.interpolate(inputs[0], size, mode: torch.InterpolationMode.Bilinear, align_corners: false);
    }

    private static WindowPads Windows(TorchNode node)
    {
        var kernel = node.Int("kernel", 2);
        return new WindowPads(node, kernel, node.Int("stride", 0) is > 0 and var stride ? stride : kernel, dilation: 1);
    }
}

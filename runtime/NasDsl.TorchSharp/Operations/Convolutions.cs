using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Convolutions. Those of several members are one of as many groups of channels.</summary>
internal static class Convolutions
{
    /// <summary>Prepares a convolution, of whole channels, of each channel or of single places.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Convolution(TorchNode node)
    {
        var kernel = node.Int("kernel", 1);
        var windows = new WindowPads(node, kernel, node.Int("stride", 1), node.Int("dilation", 1));
        var groups = node.Name == "depthwise" ? node.Input.Channels : node.Int("groups", 1);
        var filters = node.Output.Channels;
        var weight = node.Weight("weight", filters, node.Input.Channels / groups, windows.Kernel[0], windows.Kernel[1]);
        var bias = node.FindWeight("bias", filters);
        return (inputs, _) => F.conv2d(
            windows.Apply(inputs[0]), weight.Merged(), bias?.Merged(), windows.Strides, windows.Native, windows.Dilations, (long)groups * node.Members);
    }

    /// <summary>Prepares a transposed convolution. With padding, its output is stride times the size: the whole windows without what padding would have put before and after.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Transposed(TorchNode node)
    {
        var (kernel, stride) = (node.Int("kernel", 1), node.Int("stride", 1));
        var isImage = node.Input.Rank == 3;
        var isSame = node.Is("padding", "same");
        var filters = node.Output.Channels;
        var weight = node.Weight("weight", node.Input.Channels, filters, isImage ? kernel : 1, kernel);
        var bias = node.FindWeight("bias", filters, 1, 1);
        var (before, missing) = ((Math.Max(0, kernel - stride) + 1) / 2, Math.Max(0, stride - kernel));
        return (inputs, _) =>
        {
            var y = F.conv_transpose2d(inputs[0], weight.Merged(), strides: [isImage ? stride : 1, stride], groups: node.Members);
            if (isSame)
            {
                y = missing > 0 ? F.pad(y, [0, missing, 0, isImage ? missing : 0]) : y;
                y = y.narrow(3, before, node.Output.Width);
                y = isImage ? y.narrow(2, before, node.Output.Height) : y;
            }

            return bias is null ? y.alias() : y.add(bias.Merged(), Scalars.One);
        };
    }
}

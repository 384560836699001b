using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Operations that commute with quarter turns (Cohen and Welling, "Group equivariant convolutional networks", 2016). A field is four channels, one for each turn.</summary>
internal static class RotationGroup
{
    private const int Turns = 4;

    /// <summary>Prepares a convolution of an image, or of fields, with its window in all four turns.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Convolution(TorchNode node)
    {
        var windows = new WindowPads(node, node.Int("kernel", 3), stride: 1, dilation: 1);
        var hasFields = node.Name == "c4conv";
        var (weight, bias) = (node.Weight("weight"), node.FindWeight("bias"));
        var (channels, filters) = (node.Input.Channels, node.Node.Arguments.Int("filters"));
        return (inputs, _) =>
        {
            var window = weight.Merged();
            var turned = torch.stack(Enumerable.Range(0, Turns).Select(turn => (hasFields ? window.roll(turn, 2) : window).rot90(turn, (-2, -1))), 1);
            var map = turned.reshape((long)node.Members * Turns * filters, channels, windows.Kernel[0], windows.Kernel[1]);
            return F.conv2d(windows.Apply(inputs[0]), map, bias is null ? null : OfTurns(bias.Merged()), padding: windows.Native, groups: node.Members);
        };
    }

    /// <summary>Prepares batch normalisation of fields.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Norm(TorchNode node)
    {
        var places = Turns * node.Input.Positions;
        var normalize = Normalizations.Batch(node, places);
        return (inputs, step) => normalize(inputs[0].reshape(step.Rows, -1, places), step).reshape(node.OutputDimensions(step));
    }

    /// <summary>Prepares the maximum over the turns of each field.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Pool(TorchNode node) => (inputs, step) =>
        inputs[0].reshape(step.Rows, -1, Turns, node.Input.Positions).amax(2).reshape(node.OutputDimensions(step));

    // PyTorch's own way to repeat numbers counts them on the device, and waits for the count.
    private static torch.Tensor OfTurns(torch.Tensor numbers) => numbers.unsqueeze(1).expand(-1, Turns).reshape(-1);
}

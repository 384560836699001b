using System.Collections.Immutable;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Convolution of each channel with a window of its own. Fresh weights as for <see cref="ConvKernel"/>.</summary>
internal sealed class DepthwiseKernel(NodeContext context) : AffineKernel(
    context,
    new SlidingWindow(
        context.Input.Tensor.Shape,
        context.Output.Shape,
        context.Node.Arguments.Int("kernel"),
        context.Node.Arguments.Int("stride"),
        context.Node.Arguments["padding"],
        context.Node.Arguments.Int("dilation")),
    isDepthwise: true,
    WeightShape(context),
    gain: 6)
{
    /// <summary>channels x 1 x height x width, or channels x 1 x width for a signal.</summary>
    private static ImmutableArray<int> WeightShape(NodeContext context)
    {
        var (channels, kernel) = (context.Output.Shape.Channels, context.Node.Arguments.Int("kernel"));
        return context.Output.Shape.Rank == 3 ? [channels, 1, kernel, kernel] : [channels, 1, kernel];
    }
}

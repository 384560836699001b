using System.Collections.Immutable;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Convolution over an image or a signal. Fresh weights: He-uniform (He et al., "Delving deep into rectifiers", 2015, section 2.2), offsets 0.</summary>
internal sealed class ConvKernel(NodeContext context) : AffineKernel(
    context,
    new SlidingWindow(
        context.Input.Tensor.Shape,
        context.Output.Shape,
        context.Node.Arguments.Int("kernel"),
        context.Node.Arguments.Int("stride"),
        context.Node.Arguments["padding"],
        context.Node.Arguments.Int("dilation")),
    isDepthwise: false,
    WeightShape(context, context.Node.Arguments.Int("kernel")),
    gain: 6)
{
    /// <summary>outputs x inputs x height x width, or outputs x inputs x width for a signal.</summary>
    /// <param name="context">The node.</param>
    /// <param name="kernel">Cells of the window along each axis.</param>
    /// <returns>The dimensions in PyTorch's order.</returns>
    internal static ImmutableArray<int> WeightShape(NodeContext context, int kernel)
    {
        var (outputs, inputs) = (context.Output.Shape.Channels, context.Input.Tensor.Shape.Channels);
        return context.Output.Shape.Rank == 3 ? [outputs, inputs, kernel, kernel] : [outputs, inputs, kernel];
    }
}

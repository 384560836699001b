using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Operations;

/// <summary>Convolution with a window of one cell. Fresh weights as for <see cref="ConvKernel"/>.</summary>
internal sealed class PointwiseKernel(NodeContext context) : AffineKernel(
    context,
    new SlidingWindow(
        context.Input.Tensor.Shape,
        context.Output.Shape,
        kernel: 1,
        context.Node.Arguments.Int("stride"),
        Value.Of(SpatialWindow.Same)),
    isDepthwise: false,
    ConvKernel.WeightShape(context, kernel: 1),
    gain: 6);

using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Affine map of a vector: a convolution over one position. Fresh weights: uniform within 1 / root of the fan-in, PyTorch's default for linear layers; offsets 0.
/// </summary>
internal sealed class LinearKernel(NodeContext context) : AffineKernel(
    context,
    new SlidingWindow(context.Input.Tensor.Shape, context.Output.Shape, kernel: 1, stride: 1, Value.Of(SpatialWindow.Same)),
    isDepthwise: false,
    [context.Output.Shape.Channels, context.Input.Tensor.Shape.Channels],
    gain: 1);

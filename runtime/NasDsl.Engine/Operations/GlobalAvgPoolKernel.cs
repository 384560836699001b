using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>The mean of each channel over all places.</summary>
internal sealed unsafe class GlobalAvgPoolKernel(NodeContext context) : PoolKernel(context, WindowTables.Global(context.Input.Tensor.Shape, context.Input.Tensor.ChannelPitch, context.Arena))
{
    protected override void Forward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y) =>
        kernels.WindowMean(x, windows, channels, y);

    protected override void Backward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y, float* dy, float* dx) =>
        kernels.WindowMeanGradient(dy, windows, channels, dx);
}

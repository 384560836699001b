using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>The mean of each window over its cells inside the input.</summary>
internal sealed unsafe class AvgPoolKernel(NodeContext context, WindowTable windows) : PoolKernel(context, windows)
{
    protected override void Forward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y) =>
        kernels.WindowMean(x, windows, channels, y);

    protected override void Backward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y, float* dy, float* dx) =>
        kernels.WindowMeanGradient(dy, windows, channels, dx);
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>The greatest number of each window; the gradient goes to the first cell that holds it, as in PyTorch.</summary>
internal sealed unsafe class MaxPoolKernel(NodeContext context, WindowTable windows) : PoolKernel(context, windows)
{
    protected override void Forward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y) =>
        kernels.WindowMax(x, windows, channels, y);

    protected override void Backward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y, float* dy, float* dx) =>
        kernels.WindowMaxGradient(x, y, dy, windows, channels, dx);
}

using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>What poolings have in common: one window for each number of the output, sample by sample.</summary>
/// <param name="context">The node.</param>
/// <param name="windows">The windows.</param>
internal abstract unsafe class PoolKernel(NodeContext context, WindowTable windows) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var (input, output) = (context.Input.Tensor, context.Output);
        for (var n = 0; n < step.Batch; n++)
        {
            Forward(context.Kernels, windows, input.ChannelPitch, input.Values + ((nint)n * input.SamplePitch), output.Values + ((nint)n * output.SamplePitch));
        }
    }

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient == null)
        {
            return;
        }

        var (input, output) = (context.Input.Tensor, context.Output);
        for (var n = 0; n < step.Batch; n++)
        {
            var (from, to) = ((nint)n * input.SamplePitch, (nint)n * output.SamplePitch);
            if (!windows.IsPartition)
            {
                NativeMemory.Clear(context.Input.Gradient + from, (nuint)input.SamplePitch * sizeof(float));
            }

            Backward(context.Kernels, windows, input.ChannelPitch, input.Values + from, output.Values + to, output.Gradient + to, context.Input.Gradient + from);
        }
    }

    /// <summary>Pools one sample.</summary>
    protected abstract void Forward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y);

    /// <summary>Adds the gradient of one sample to dx, or writes it there when each cell lies in one window.</summary>
    protected abstract void Backward(VectorKernels kernels, in WindowTable windows, int channels, float* x, float* y, float* dy, float* dx);
}

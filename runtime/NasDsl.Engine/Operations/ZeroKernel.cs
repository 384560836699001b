using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Zeros forward and backward. Written in every step, since an operation behind it may work in place.</summary>
internal sealed unsafe class ZeroKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step) =>
        NativeMemory.Clear(context.Output.Values, (nuint)step.Batch * (nuint)context.Output.SamplePitch * sizeof(float));

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient != null)
        {
            NativeMemory.Clear(context.Input.Gradient, (nuint)step.Batch * (nuint)context.Input.Tensor.SamplePitch * sizeof(float));
        }
    }
}

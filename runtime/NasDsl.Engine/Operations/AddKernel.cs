using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The sum of several inputs, from the first to the last; each gets the whole gradient.</summary>
internal sealed unsafe class AddKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var count = (nint)step.Batch * context.Output.SamplePitch;
        var output = context.Output.Values;
        context.Kernels.Sum(context.Inputs[0].Tensor.Values, context.Inputs[1].Tensor.Values, count, output);
        for (var i = 2; i < context.Inputs.Length; i++)
        {
            context.Kernels.Add(context.Inputs[i].Tensor.Values, count, output);
        }
    }

    public override void Backward(in StepContext step)
    {
        var bytes = (long)step.Batch * context.Output.SamplePitch * sizeof(float);
        foreach (var slot in context.Inputs)
        {
            if (slot.Gradient != null && slot.Gradient != context.Output.Gradient)
            {
                Buffer.MemoryCopy(context.Output.Gradient, slot.Gradient, bytes, bytes);
            }
        }
    }
}

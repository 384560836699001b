using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The sum of several inputs, from the first to the last; each gets the whole gradient.</summary>
internal sealed unsafe class AddKernel(NodeContext context) : MergeKernel(context)
{
    public override void Backward(in StepContext step)
    {
        var bytes = (long)step.Batch * Context.Output.SamplePitch * sizeof(float);
        foreach (var slot in Context.Inputs)
        {
            if (slot.Gradient != null && slot.Gradient != Context.Output.Gradient)
            {
                Buffer.MemoryCopy(Context.Output.Gradient, slot.Gradient, bytes, bytes);
            }
        }
    }

    protected override void Merge(float* left, float* right, nint count, float* target) => Context.Kernels.Sum(left, right, count, target);
}

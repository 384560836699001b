using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Copies: canonical networks have no identities, but a network may be written by hand.</summary>
internal sealed unsafe class IdentityKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step) => Copy(context.Input.Tensor.Values, context.Output.Values, step);

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient != null)
        {
            Copy(context.Output.Gradient, context.Input.Gradient, step);
        }
    }

    private void Copy(float* source, float* target, in StepContext step)
    {
        if (source == target)
        {
            return;
        }

        var bytes = (long)step.Batch * context.Output.SamplePitch * sizeof(float);
        Buffer.MemoryCopy(source, target, bytes, bytes);
    }
}

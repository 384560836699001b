using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The first channels of the input; the others get no gradient.</summary>
internal sealed unsafe class SliceKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step) =>
        ChannelCopy.Copy(context.Input.Tensor.Values, context.Input.Tensor, context.Output.Values, context.Output, step.Batch);

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient != null)
        {
            ChannelCopy.Copy(context.Output.Gradient, context.Output, context.Input.Gradient, context.Input.Tensor, step.Batch);
        }
    }
}

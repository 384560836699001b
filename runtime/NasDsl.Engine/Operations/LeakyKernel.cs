using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary><c>y = x</c>, or <c>slope x</c> where x is negative; the slope is not, so that the signs of y tell which.</summary>
internal sealed unsafe class LeakyKernel(NodeContext context) : NodeKernel
{
    private readonly float _slope = (float)context.Node.Arguments.Real("slope");

    public override void Forward(in StepContext step) => context.Kernels.Leak(context.Input.Tensor.Values, _slope, Count(step), context.Output.Values);

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient != null)
        {
            context.Kernels.LeakGradient(context.Output.Values, context.Output.Gradient, _slope, Count(step), context.Input.Gradient);
        }
    }

    private nint Count(in StepContext step) => (nint)step.Batch * context.Output.SamplePitch;
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>A function of single numbers: <c>y = f(x)</c>, <c>dx = dy f'(x)</c>.</summary>
/// <typeparam name="TActivation">The function.</typeparam>
internal sealed unsafe class ActivationKernel<TActivation>(NodeContext context) : NodeKernel
    where TActivation : struct, IActivation
{
    public override void Forward(in StepContext step) =>
        context.Kernels.Activate<TActivation>(context.Input.Tensor.Values, Count(step), context.Output.Values);

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient != null)
        {
            context.Kernels.ActivateGradient<TActivation>(
                context.Input.Tensor.Values,
                context.Output.Values,
                context.Output.Gradient,
                Count(step),
                context.Input.Gradient);
        }
    }

    private nint Count(in StepContext step) => (nint)step.Batch * context.Output.SamplePitch;
}

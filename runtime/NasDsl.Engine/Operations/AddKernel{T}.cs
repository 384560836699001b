using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// The sum of several inputs, from the first to the last, with the activation that follows, if one does; each input gets the whole gradient. Inputs on demand are computed as they are added.
/// </summary>
/// <typeparam name="TActivation">The activation: one whose slope follows from its output.</typeparam>
internal sealed unsafe class AddKernel<TActivation>(NodeContext context) : NodeKernel, ISum
    where TActivation : struct, IActivation
{
    private readonly ISummand?[] _summands = new ISummand?[context.Inputs.Length];

    private bool IsActivated => context.Group.Nodes.Length > 1;

    public void Connect(int input, ISummand summand) => _summands[input] = summand;

    public override void Forward(in StepContext step)
    {
        for (var n = 0; n < step.Batch; n++)
        {
            var offset = (nint)n * context.Output.SamplePitch;
            var output = context.Output.Values + offset;
            float* sum = null;
            for (var i = 0; i < _summands.Length; i++)
            {
                if (_summands[i] is { } summand)
                {
                    summand.AddTo(n, sum, output);
                    sum = output;
                }
                else if (sum == null)
                {
                    sum = context.Inputs[i].Tensor.Values + offset;
                }
                else
                {
                    context.Kernels.Sum(sum, context.Inputs[i].Tensor.Values + offset, context.Output.SamplePitch, output);
                    sum = output;
                }
            }

            if (IsActivated)
            {
                context.Kernels.Activate<TActivation>(output, context.Output.SamplePitch, output);
            }
        }
    }

    public override void Backward(in StepContext step)
    {
        var count = (nint)step.Batch * context.Output.SamplePitch;
        var bytes = (long)count * sizeof(float);
        if (IsActivated)
        {
            var y = context.Output;
            context.Kernels.ActivateGradient<TActivation>(y.Values, y.Values, y.Gradient, count, y.Gradient);
        }

        foreach (var slot in context.Inputs)
        {
            if (slot.Gradient != null && slot.Gradient != context.Output.Gradient)
            {
                Buffer.MemoryCopy(context.Output.Gradient, slot.Gradient, bytes, bytes);
            }
        }
    }
}

using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The sum of several inputs, from the first to the last; each gets the whole gradient. Inputs on demand are computed as they are added.</summary>
internal sealed unsafe class AddKernel(NodeContext context) : NodeKernel
{
    private readonly ISummand?[] _summands = new ISummand?[context.Inputs.Length];

    /// <summary>Connects the maker that computes an input when it is asked.</summary>
    /// <param name="input">Which.</param>
    /// <param name="summand">The maker.</param>
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

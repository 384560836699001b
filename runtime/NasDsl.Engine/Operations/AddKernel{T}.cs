using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// The sum of several inputs, from the first to the last, with the activation that follows, if one does; each input gets the whole gradient. Inputs on demand are computed as they are added. The sum may lie
/// where an input lies.
/// </summary>
/// <typeparam name="TActivation">The activation: one whose slope follows from its output.</typeparam>
internal sealed unsafe class AddKernel<TActivation>(NodeContext context) : NodeKernel, ISum
    where TActivation : struct, IActivation
{
    private readonly ISummand?[] _summands = new ISummand?[context.Inputs.Length];

    // A sample of the sum, where writing it would destroy an input that is still to be read.
    private readonly Scratch? _aside = context.IsTrainable ? null : context.Scratch(context.Output.SamplePitch, 0);

    private bool IsActivated => context.Group.Nodes.Length > 1;

    public void Connect(int input, ISummand summand) => _summands[input] = summand;

    public override void Forward(in StepContext step)
    {
        var first = First();
        var isAside = _aside is not null && IsOverLaterInput(first);
        for (var n = 0; n < step.Batch; n++)
        {
            var offset = (nint)n * context.Output.SamplePitch;
            var output = context.Output.Values + offset;
            if (isAside && _aside is not null)
            {
                Add(n, first, _aside.Values);
                Buffer.MemoryCopy(_aside.Values, output, context.Output.SamplePitch * sizeof(float), context.Output.SamplePitch * sizeof(float));
            }
            else
            {
                Add(n, first, output);
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

    private void Add(int sample, int first, float* target)
    {
        var offset = (nint)sample * context.Output.SamplePitch;
        float* sum = null;
        for (var place = 0; place < _summands.Length; place++)
        {
            var i = Input(place, first);
            if (_summands[i] is { } summand)
            {
                summand.AddTo(sample, sum, target);
                sum = target;
            }
            else if (sum == null)
            {
                sum = context.Inputs[i].Tensor.Values + offset;
            }
            else
            {
                context.Kernels.Sum(sum, context.Inputs[i].Tensor.Values + offset, context.Output.SamplePitch, target);
                sum = target;
            }
        }
    }

    /// <summary>Two numbers may change places, which changes no bit: first one that is only read, so that the other is added as it is computed, or one that the sum lies over.</summary>
    private int First() => _summands.Length == 2 && _summands[0] is not null && (_summands[1] is null || (IsOver(1) && !IsOver(0))) ? 1 : 0;

    private static int Input(int place, int first) => first == 0 ? place : 1 - place;

    /// <summary>Whether the sum lies where an input lies that is read after numbers have been written: all but the first one, and the second if the first is only read.</summary>
    private bool IsOverLaterInput(int first)
    {
        for (var place = _summands[first] is null ? 2 : 1; place < _summands.Length; place++)
        {
            if (IsOver(Input(place, first)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOver(int input) => (_summands[input] is { } summand ? summand.Source : context.Inputs[input].Tensor.Values) == context.Output.Values;
}

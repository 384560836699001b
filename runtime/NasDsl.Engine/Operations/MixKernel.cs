using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>
/// <c>y = sum over i of w[i] x[i]</c>, from the first input to the last; <c>dx[i] = w[i] dy</c>; <c>dw[i] = sum over all numbers of x[i] dy</c>. Channels that an input lacks are zeros.
/// </summary>
internal sealed unsafe class MixKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly Parameter _weight;
    private readonly float* _scratch;
    private readonly ChannelSummer? _summer;

    public MixKernel(NodeContext context)
    {
        var inputs = context.Inputs.Length;
        _context = context;
        _weight = context.Declare("weight", [inputs], new WeightLayout(inputs, 1, 1), initialValue: 1f / inputs, isMixture: true);
        _scratch = context.Arena.Floats((long)context.MaximumBatch * context.Output.SamplePitch);
        _summer = context.IsTrainable ? new ChannelSummer(context, context.Output) : null;
    }

    public override void Forward(in StepContext step)
    {
        var count = (nint)step.Batch * _context.Output.SamplePitch;
        NativeMemory.Clear(_context.Output.Values, (nuint)count * sizeof(float));
        for (var i = 0; i < _context.Inputs.Length; i++)
        {
            _context.Kernels.AddScaled(Widened(_context.Inputs[i].Tensor, step.Batch), _weight.Values[i], count, _context.Output.Values);
        }
    }

    public override void Backward(in StepContext step)
    {
        var count = (nint)step.Batch * _context.Output.SamplePitch;
        for (var i = 0; i < _context.Inputs.Length; i++)
        {
            var slot = _context.Inputs[i];
            _context.Kernels.Product(Widened(slot.Tensor, step.Batch), _context.Output.Gradient, count, _scratch);
            _weight.Gradient[i] = SumScratch(step.Batch);
            if (slot.Gradient == null)
            {
                continue;
            }

            var target = IsNarrow(slot.Tensor) ? _scratch : slot.Gradient;
            NativeMemory.Clear(target, (nuint)count * sizeof(float));
            _context.Kernels.AddScaled(_context.Output.Gradient, _weight.Values[i], count, target);
            if (target == _scratch)
            {
                ChannelCopy.Copy(_scratch, _context.Output, slot.Gradient, slot.Tensor, step.Batch);
            }
        }
    }

    private bool IsNarrow(Tensor input) => input.Shape.Channels != _context.Output.Shape.Channels || input.ChannelPitch != _context.Output.ChannelPitch;

    private float* Widened(Tensor input, int batch)
    {
        if (!IsNarrow(input))
        {
            return input.Values;
        }

        ChannelCopy.Copy(input.Values, input, _scratch, _context.Output, batch);
        return _scratch;
    }

    private float SumScratch(int batch)
    {
        var sum = 0.0;
        if (_summer is not null)
        {
            _summer.Clear();
            _summer.Add(_scratch, batch * _context.Output.Shape.Positions);
            for (var c = 0; c < _context.Output.Shape.Channels; c++)
            {
                sum += _summer.Sums[c];
            }
        }

        return (float)sum;
    }
}

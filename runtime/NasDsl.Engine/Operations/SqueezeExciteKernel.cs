using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Squeeze-and-excitation (Hu, Shen and Sun, 2018): with m the mean of each channel of a sample, <c>g = sigmoid(fc2(relu(fc1(m))))</c> and <c>y = x g</c> at every place. With P places:
/// <c>dg = sum of dy x</c> over the places, and <c>dx = dy g + dm / P</c>.
/// </summary>
internal sealed unsafe class SqueezeExciteKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly Tensor _mean;
    private readonly Tensor _hidden;
    private readonly Tensor _gate;
    private readonly LinearKernel _first;
    private readonly LinearKernel _second;
    private readonly WindowTable _windows;
    private readonly ChannelSummer? _summer;
    private readonly float* _zeros;
    private readonly float* _offset;

    public SqueezeExciteKernel(NodeContext context)
    {
        var channels = context.Output.Shape.Channels;
        _context = context;
        _mean = context.Between(Shape.Vector(channels));
        _hidden = context.Between(Shape.Vector(SqueezeExciteOperation.Hidden(channels, context.Node.Arguments)));
        _gate = context.Between(Shape.Vector(channels));
        _first = Linear(_mean, _hidden, "fc1");
        _second = Linear(_hidden, _gate, "fc2");
        _windows = WindowTables.Global(context);
        _summer = context.IsTrainable ? new ChannelSummer(context, context.Output) : null;
        _zeros = context.Arena.Floats(context.Output.ChannelPitch);
        _offset = context.Arena.Floats(context.Output.ChannelPitch);
    }

    public override void Forward(in StepContext step)
    {
        var (kernels, x, y) = (_context.Kernels, _context.Input.Tensor, _context.Output);
        for (var n = 0; n < step.Batch; n++)
        {
            kernels.WindowMean(Sample(x.Values, x, n), _windows, x.ChannelPitch, Sample(_mean.Values, _mean, n));
        }

        _first.Forward(step);
        kernels.Activate<Relu>(_hidden.Values, (nint)step.Batch * _hidden.SamplePitch, _hidden.Values);
        _second.Forward(step);
        kernels.Activate<Sigmoid>(_gate.Values, (nint)step.Batch * _gate.SamplePitch, _gate.Values);
        for (var n = 0; n < step.Batch; n++)
        {
            var norm = new ChannelNorm { Scale = Sample(_gate.Values, _gate, n), Shift = _zeros };
            kernels.NormForward<Unchanged>(Sample(x.Values, x, n), norm, 1, x.Shape.Positions, x.ChannelPitch, Sample(y.Values, y, n), 0);
        }
    }

    public override void Backward(in StepContext step)
    {
        var (kernels, x, y) = (_context.Kernels, _context.Input.Tensor, _context.Output);
        var around = new ChannelNorm { Scale = _zeros, Shift = _zeros, Mean = _zeros };
        for (var n = 0; n < step.Batch && _summer is not null; n++)
        {
            var gradient = Sample(_gate.Gradient, _gate, n);
            _summer.Clear();
            _summer.AddProducts<Unchanged>(Sample(y.Gradient, y, n), Sample(x.Values, x, n), around, x.Shape.Positions);
            for (var c = 0; c < _gate.ChannelPitch; c++)
            {
                gradient[c] = (float)_summer.Products[c];
            }
        }

        kernels.ActivateGradient<Sigmoid>(_gate.Values, _gate.Values, _gate.Gradient, (nint)step.Batch * _gate.SamplePitch, _gate.Gradient);
        _second.Backward(step);
        kernels.ActivateGradient<Relu>(_hidden.Values, _hidden.Values, _hidden.Gradient, (nint)step.Batch * _hidden.SamplePitch, _hidden.Gradient);
        _first.Backward(step);
        for (var n = 0; n < step.Batch && _context.Input.Gradient != null; n++)
        {
            var gradient = Sample(_mean.Gradient, _mean, n);
            for (var c = 0; c < _mean.ChannelPitch; c++)
            {
                _offset[c] = gradient[c] / x.Shape.Positions;
            }

            var norm = around with { Factor = Sample(_gate.Values, _gate, n), FactorX = _zeros, Offset = _offset };
            kernels.NormBackward<Unchanged>(Sample(y.Gradient, y, n), Sample(x.Values, x, n), norm, x.Shape.Positions, x.ChannelPitch, Sample(_context.Input.Gradient, x, n));
        }
    }

    private static float* Sample(float* values, Tensor tensor, int sample) => values + ((nint)sample * tensor.SamplePitch);

    private LinearKernel Linear(Tensor input, Tensor output, string name)
    {
        var arguments = new OperationArguments(OperationCatalog.Get("linear"), [Value.Of(output.Shape.Channels), Value.Of(true)]);
        return new LinearKernel(_context.Part(arguments, new InputSlot(input, input.Gradient), output, name));
    }
}

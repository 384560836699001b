using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): <c>y = scale (x - mean) / root(variance + epsilon) + shift</c> for each channel. In training mean and (biased) variance are those of the batch,
/// and running averages of them (of the unbiased variance) are kept for inference, with the momentum and epsilon that are PyTorch's defaults.
/// </summary>
internal sealed unsafe class BatchNormKernel : NodeKernel
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;
    private readonly NodeContext _context;
    private readonly ChannelSummer _summer;
    private readonly Parameter _scale;
    private readonly Parameter _shift;
    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;
    private readonly float* _mean;
    private readonly double[] _inverse;
    private readonly float* _factor;
    private readonly float* _factorX;
    private readonly float* _offset;

    public BatchNormKernel(NodeContext context)
    {
        var channels = context.Output.Shape.Channels;
        var layout = new WeightLayout(channels, 1, 1);
        _context = context;
        _scale = context.Declare("weight", [channels], layout, initialValue: 1);
        _shift = context.Declare("bias", [channels], layout);
        _runningMean = context.Declare("running_mean", [channels], layout, isTrainable: false);
        _runningVariance = context.Declare("running_var", [channels], layout, initialValue: 1, isTrainable: false);
        _summer = new ChannelSummer(context, context.Output);
        _mean = context.Arena.Floats(layout.Pitch);
        _inverse = new double[layout.Pitch];
        _factor = context.Arena.Floats(layout.Pitch);
        _factorX = context.Arena.Floats(layout.Pitch);
        _offset = context.Arena.Floats(layout.Pitch);
    }

    public override void Forward(in StepContext step)
    {
        var x = _context.Input.Tensor.Values;
        var rows = step.Batch * _context.Output.Shape.Positions;
        if (step.IsTraining)
        {
            MeasureBatch(x, rows);
        }
        else
        {
            UseRunningStatistics();
        }

        for (var c = 0; c < _inverse.Length; c++)
        {
            var factor = _scale.Values[c] * _inverse[c];
            _factor[c] = (float)factor;
            _offset[c] = (float)(_shift.Values[c] - (_mean[c] * factor));
        }

        _context.Kernels.ScaleShift(x, _factor, _offset, rows, _context.Output.ChannelPitch, _context.Output.Values);
    }

    /// <summary>
    /// With x' the normalised input, n the number of rows and f = scale / root(variance + epsilon): <c>dscale = sum dy x'</c>, <c>dshift = sum dy</c>,
    /// <c>dx = f (dy - dshift / n - x' dscale / n)</c>, which is an affine combination of dy and x for each channel.
    /// </summary>
    public override void Backward(in StepContext step)
    {
        var x = _context.Input.Tensor.Values;
        var gradient = _context.Output.Gradient;
        var rows = step.Batch * _context.Output.Shape.Positions;
        _summer.SumProducts(gradient, x, _mean, rows);
        for (var c = 0; c < _inverse.Length; c++)
        {
            var scaleGradient = _summer.Products[c] * _inverse[c];
            var shiftGradient = _summer.Sums[c];
            _scale.Gradient[c] = (float)scaleGradient;
            _shift.Gradient[c] = (float)shiftGradient;
            var factor = _scale.Values[c] * _inverse[c];
            var factorX = -factor * _inverse[c] * scaleGradient / rows;
            _factor[c] = (float)factor;
            _factorX[c] = (float)factorX;
            _offset[c] = (float)((-factor * shiftGradient / rows) - (factorX * _mean[c]));
        }

        if (_context.Input.Gradient != null)
        {
            _context.Kernels.Combine(gradient, _factor, x, _factorX, _offset, rows, _context.Output.ChannelPitch, _context.Input.Gradient);
        }
    }

    private void MeasureBatch(float* x, int rows)
    {
        _summer.MeasureMoments(x, rows);
        for (var c = 0; c < _inverse.Length; c++)
        {
            _mean[c] = (float)_summer.Sums[c];
            var variance = _summer.Products[c] / rows;
            var unbiased = rows > 1 ? _summer.Products[c] / (rows - 1) : variance;
            _inverse[c] = 1 / Math.Sqrt(variance + Epsilon);
            _runningMean.Values[c] = (float)(((1 - Momentum) * _runningMean.Values[c]) + (Momentum * _mean[c]));
            _runningVariance.Values[c] = (float)(((1 - Momentum) * _runningVariance.Values[c]) + (Momentum * unbiased));
        }
    }

    private void UseRunningStatistics()
    {
        for (var c = 0; c < _inverse.Length; c++)
        {
            _mean[c] = _runningMean.Values[c];
            _inverse[c] = 1 / Math.Sqrt(_runningVariance.Values[c] + Epsilon);
        }
    }
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Group normalisation (Wu and He, 2018): <c>x' = (x - mean) / root(variance + epsilon)</c> over the places and channels of each group of a sample, <c>y = scale x' + shift</c> for each channel, with the biased
/// variance and PyTorch's epsilon.
/// </summary>
internal sealed unsafe class GroupNormKernel : NodeKernel
{
    private const double Epsilon = 1e-5;
    private readonly NodeContext _context;
    private readonly Parameter _scale;
    private readonly Parameter _shift;
    private readonly ChannelSummer _summer;
    private readonly ChannelNorm _norm;
    private readonly int _groups;
    private readonly int _width;
    private readonly double[] _means;
    private readonly double[] _inverses;
    private readonly double[] _scaleGradient;
    private readonly double[] _shiftGradient;

    public GroupNormKernel(NodeContext context)
    {
        var channels = context.Output.Shape.Channels;
        var layout = new WeightLayout(channels, 1, 1);
        _context = context;
        _groups = context.Node.Arguments.Int("groups");
        _width = channels / _groups;
        _scale = context.Declare("weight", [channels], layout, initialValue: 1);
        _shift = context.Declare("bias", [channels], layout);
        _summer = new ChannelSummer(context, context.Output);
        _means = new double[context.MaximumBatch * _groups];
        _inverses = new double[context.MaximumBatch * _groups];
        _scaleGradient = new double[channels];
        _shiftGradient = new double[channels];
        _norm = new ChannelNorm
        {
            Scale = context.Arena.Floats(layout.Pitch),
            Shift = context.Arena.Floats(layout.Pitch),
            Mean = context.Arena.Floats(layout.Pitch),
            Factor = context.Arena.Floats(layout.Pitch),
            FactorX = context.Arena.Floats(layout.Pitch),
            Offset = context.Arena.Floats(layout.Pitch),
        };
    }

    public override void Forward(in StepContext step)
    {
        var (x, y) = (_context.Input.Tensor, _context.Output);
        for (var n = 0; n < step.Batch; n++)
        {
            var sample = x.Values + ((nint)n * x.SamplePitch);
            _summer.Clear();
            _summer.AddMoments(sample, x.Shape.Positions);
            for (var group = 0; group < _groups; group++)
            {
                Measure(n, group);
            }

            for (var c = 0; c < x.Shape.Channels; c++)
            {
                var group = (n * _groups) + (c / _width);
                var scale = _scale.Values[c] * _inverses[group];
                _norm.Scale[c] = (float)scale;
                _norm.Shift[c] = (float)(_shift.Values[c] - (_means[group] * scale));
            }

            _context.Kernels.NormForward<Unchanged>(sample, _norm, 1, x.Shape.Positions, x.ChannelPitch, y.Values + ((nint)n * y.SamplePitch), 0);
        }
    }

    /// <summary>
    /// With g = dy scale, f = 1 / root(variance + epsilon) and n numbers in a group: <c>dx = f (g - sum g / n - x' sum(g x') / n)</c>, which is an affine combination of dy and x for each channel of a sample;
    /// <c>dscale = sum dy x'</c> and <c>dshift = sum dy</c> over places and samples.
    /// </summary>
    public override void Backward(in StepContext step)
    {
        var (x, y) = (_context.Input.Tensor, _context.Output);
        Array.Clear(_scaleGradient);
        Array.Clear(_shiftGradient);
        for (var n = 0; n < step.Batch; n++)
        {
            var sample = x.Values + ((nint)n * x.SamplePitch);
            var gradient = y.Gradient + ((nint)n * y.SamplePitch);
            for (var c = 0; c < x.Shape.Channels; c++)
            {
                _norm.Mean[c] = (float)_means[(n * _groups) + (c / _width)];
            }

            _summer.Clear();
            _summer.AddProducts<Unchanged>(gradient, sample, _norm, x.Shape.Positions);
            for (var group = 0; group < _groups; group++)
            {
                Combine(n, group);
            }

            if (_context.Input.Gradient != null)
            {
                _context.Kernels.NormBackward<Unchanged>(gradient, sample, _norm, x.Shape.Positions, x.ChannelPitch, _context.Input.Gradient + ((nint)n * x.SamplePitch));
            }
        }

        for (var c = 0; c < x.Shape.Channels; c++)
        {
            _scale.Gradient[c] = (float)_scaleGradient[c];
            _shift.Gradient[c] = (float)_shiftGradient[c];
        }
    }

    /// <summary>The mean and the deviation of a group, from those of its channels, which have the same number of places.</summary>
    private void Measure(int sample, int group)
    {
        var first = group * _width;
        var mean = 0.0;
        for (var c = first; c < first + _width; c++)
        {
            mean += _summer.Sums[c] / _width;
        }

        var squares = 0.0;
        for (var c = first; c < first + _width; c++)
        {
            var difference = _summer.Sums[c] - mean;
            squares += _summer.Products[c] + (difference * difference * _summer.Rows);
        }

        _means[(sample * _groups) + group] = mean;
        _inverses[(sample * _groups) + group] = 1 / Math.Sqrt((squares / ((double)_summer.Rows * _width)) + Epsilon);
    }

    private void Combine(int sample, int group)
    {
        var (first, place) = (group * _width, (sample * _groups) + group);
        var (mean, inverse) = (_means[place], _inverses[place]);
        var (sum, product) = (0.0, 0.0);
        for (var c = first; c < first + _width; c++)
        {
            sum += _scale.Values[c] * _summer.Sums[c];
            product += _scale.Values[c] * _summer.Products[c] * inverse;
            _scaleGradient[c] += _summer.Products[c] * inverse;
            _shiftGradient[c] += _summer.Sums[c];
        }

        var count = (double)_context.Output.Shape.Positions * _width;
        var factorX = -inverse * inverse * product / count;
        for (var c = first; c < first + _width; c++)
        {
            _norm.Factor[c] = (float)(inverse * _scale.Values[c]);
            _norm.FactorX[c] = (float)factorX;
            _norm.Offset[c] = (float)((-inverse * sum / count) - (factorX * mean));
        }
    }
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): <c>z = scale (x - mean) / root(variance + epsilon) + shift</c> for each channel, with the activation <c>y = f(z)</c> and the maximum over windows that
/// follow, if they do. In training mean and (biased) variance are those of the batch, and running averages of them (of the unbiased variance) are kept for inference, with the momentum and epsilon
/// that are PyTorch's defaults. Channels of one field share all of these.
/// </summary>
/// <remarks>
/// z and y are not kept: the backward pass computes them again. An activation before windows does not decrease, so that the greatest y is that of the greatest x, or of the least where the scale is negative: windows are
/// taken of x, before anything else is known than the sign, and all that follows is done to what was taken, which is less.
/// </remarks>
/// <typeparam name="TActivation">The activation.</typeparam>
internal sealed unsafe class BatchNormKernel<TActivation> : NodeKernel, IOutputStream, IInputSource, ISummand
    where TActivation : struct, IActivation
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;

    /// <summary>Rows that go by at once, so that all their channels stay in the cache.</summary>
    private const int BlockRows = 256;
    private readonly NodeContext _context;
    private readonly ChannelSummer _summer;
    private readonly Parameter _scale;
    private readonly Parameter _shift;
    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;
    private readonly double[] _inverse;
    private readonly int _field;
    private readonly ChannelNorm _norm;
    private readonly WindowTable? _windows;

    /// <summary>What is normalised: the input, or what windows take of it.</summary>
    private readonly Tensor _taken;
    private bool _isFrozen;

    /// <summary>Plans the normalisation.</summary>
    /// <param name="context">The node.</param>
    /// <param name="field">How many channels side by side are a field.</param>
    public BatchNormKernel(NodeContext context, int field = 1)
    {
        var input = context.Input.Tensor;
        var channels = input.Shape.Channels / field;
        var layout = new WeightLayout(channels, 1, 1);
        var pitch = input.ChannelPitch;
        _context = context;
        _field = field;
        _scale = context.Declare("weight", [channels], layout, initialValue: 1);
        _shift = context.Declare("bias", [channels], layout);
        _runningMean = context.Declare("running_mean", [channels], layout, isTrainable: false);
        _runningVariance = context.Declare("running_var", [channels], layout, initialValue: 1, isTrainable: false);
        _summer = new ChannelSummer(context, input);
        _inverse = new double[pitch];
        _norm = new ChannelNorm
        {
            Scale = context.Arena.Floats(pitch),
            Shift = context.Arena.Floats(pitch),
            Signs = context.Arena.Floats(pitch),
            Mean = context.Arena.Floats(pitch),
            Factor = context.Arena.Floats(pitch),
            FactorX = context.Arena.Floats(pitch),
            Offset = context.Arena.Floats(pitch),
        };
        _taken = input;
        if (context.Group.Nodes.Length == 3)
        {
            _windows = WindowTables.Sliding(SlidingWindow.OfPool(input.Shape, context.Group.Last), input.ChannelPitch, context.Arena);
            _taken = context.Output;
            if (context.IsTrainable)
            {
                _taken = new Tensor(_taken.Shape, _taken.ChannelPitch);
                _taken.Values = context.Arena.FloatsToWrite((long)context.MaximumBatch * _taken.SamplePitch);
            }
        }
    }

    public override void Freeze()
    {
        UseRunningStatistics();
        _isFrozen = true;
    }

    public override void Forward(in StepContext step)
    {
        if (!_context.IsInputStreamed)
        {
            Observe(0, step.Batch, step);
        }

        if (step.IsTraining)
        {
            UseBatchStatistics();
        }
        else if (!_isFrozen)
        {
            UseRunningStatistics();
        }

        if (!_context.IsOutputOnDemand)
        {
            WriteOutput(step.Batch);
        }
    }

    public void Compute(int first, int samples, HaloBuffer target)
    {
        for (var n = 0; n < samples; n++)
        {
            _context.Kernels.NormForward<TActivation>(
                Sample(_taken.Values, _taken, first + n),
                _norm,
                _taken.Shape.Height,
                _taken.Shape.Width,
                _taken.ChannelPitch,
                target.Image(n),
                target.RowPitch);
        }
    }

    public float* Source => _taken.Values;

    public void AddTo(int sample, float* addend, float* target)
    {
        var x = Sample(_taken.Values, _taken, sample);
        if (addend == null)
        {
            _context.Kernels.NormForward<TActivation>(x, _norm, _taken.Shape.Positions, _taken.ChannelPitch, target);
        }
        else
        {
            _context.Kernels.NormSum<TActivation>(x, _norm, _taken.Shape.Positions, _taken.ChannelPitch, addend, target);
        }
    }

    public void TakeGradient(int first, int samples, float* gradient)
    {
        if (_context.IsGradientReturned)
        {
            AddProducts(first, samples, gradient);
        }
    }

    /// <summary>
    /// With x' the normalised input, n the number of rows, dz the gradient before the activation and f = scale / root(variance + epsilon): <c>dscale = sum dz x'</c>, <c>dshift = sum dz</c>,
    /// <c>dx = f (dz - dshift / n - x' dscale / n)</c>, which is an affine combination of dz and x for each channel. With running statistics, which are constants, <c>dx = f dz</c>.
    /// </summary>
    public override void Backward(in StepContext step)
    {
        if (!_context.IsGradientReturned)
        {
            AddProducts(0, step.Batch, _context.Output.Gradient);
        }

        Share(_summer.Sums);
        Share(_summer.Products);
        var rows = step.Batch * _context.Input.Tensor.Shape.Positions * _field;
        for (var c = 0; c < _inverse.Length; c++)
        {
            var scaleGradient = _summer.Products[c] * _inverse[c];
            var shiftGradient = _summer.Sums[c];
            _scale.Gradient[c / _field] = (float)scaleGradient;
            _shift.Gradient[c / _field] = (float)shiftGradient;
            var factor = _scale.Values[c / _field] * _inverse[c];
            var factorX = step.IsTraining ? -factor * _inverse[c] * scaleGradient / rows : 0;
            _norm.Factor[c] = (float)factor;
            _norm.FactorX[c] = (float)factorX;
            _norm.Offset[c] = step.IsTraining ? (float)((-factor * shiftGradient / rows) - (factorX * _norm.Mean[c])) : 0;
        }

        if (_context.Input.Gradient != null)
        {
            WriteGradient(0, step.Batch, _context.Input.Gradient);
        }
    }

    public void Observe(int first, int samples, in StepContext step)
    {
        var x = _context.Input.Tensor;
        if (step.IsTraining)
        {
            if (first == 0)
            {
                _summer.Clear();
            }

            _summer.AddMoments(Sample(x.Values, x, first), samples * x.Shape.Positions);
        }

        if (_windows is { } windows)
        {
            Take(first, samples, windows);
        }
    }

    public void WriteGradient(int first, int samples, float* target)
    {
        var (x, y) = (_context.Input.Tensor, _context.Output);
        if (_windows is { } windows)
        {
            for (var n = 0; n < samples; n++)
            {
                _context.Kernels.NormWindowBackward<TActivation>(
                    Sample(y.Gradient, y, first + n),
                    Sample(_taken.Values, _taken, first + n),
                    Sample(x.Values, x, first + n),
                    _norm,
                    windows,
                    x.ChannelPitch,
                    Sample(target, x, n));
            }

            return;
        }

        var rows = samples * x.Shape.Positions;
        var start = Sample(x.Values, x, first);
        var gradient = Sample(y.Gradient, y, first);
        for (var row = 0; row < rows; row += BlockRows)
        {
            var offset = (nint)row * x.ChannelPitch;
            _context.Kernels.NormBackward<TActivation>(gradient + offset, start + offset, _norm, Math.Min(BlockRows, rows - row), x.ChannelPitch, target + offset);
        }
    }

    private static float* Sample(float* values, Tensor tensor, int sample) => values + ((nint)sample * tensor.SamplePitch);

    /// <summary>Takes the number of each window that gives the greatest output.</summary>
    private void Take(int first, int samples, in WindowTable windows)
    {
        var x = _context.Input.Tensor;
        for (var c = 0; first == 0 && c < _inverse.Length; c++)
        {
            _norm.Signs[c] = _scale.Values[c / _field] < 0 ? -1 : 1;
        }

        for (var n = first; n < first + samples; n++)
        {
            _context.Kernels.WindowExtremes(Sample(x.Values, x, n), _norm.Signs, windows, x.ChannelPitch, Sample(_taken.Values, _taken, n));
        }
    }

    private void WriteOutput(int batch)
    {
        var y = _context.Output;
        var rows = batch * y.Shape.Positions;
        for (var row = 0; row < rows; row += BlockRows)
        {
            var offset = (nint)row * y.ChannelPitch;
            _context.Kernels.NormForward<TActivation>(_taken.Values + offset, _norm, Math.Min(BlockRows, rows - row), y.ChannelPitch, y.Values + offset);
        }
    }

    private void AddProducts(int first, int samples, float* gradient)
    {
        if (first == 0)
        {
            _summer.Clear();
        }

        _summer.AddProducts<TActivation>(gradient, Sample(_taken.Values, _taken, first), _norm, samples * _taken.Shape.Positions);
    }

    private void UseBatchStatistics()
    {
        ShareMoments();
        var rows = _summer.Rows * _field;
        for (var c = 0; c < _inverse.Length; c++)
        {
            _norm.Mean[c] = (float)_summer.Sums[c];
            var variance = _summer.Products[c] / rows;
            _inverse[c] = 1 / Math.Sqrt(variance + Epsilon);
            if (c % _field == 0)
            {
                var unbiased = rows > 1 ? _summer.Products[c] / (rows - 1) : variance;
                var place = c / _field;
                _runningMean.Values[place] = (float)(((1 - Momentum) * _runningMean.Values[place]) + (Momentum * _norm.Mean[c]));
                _runningVariance.Values[place] = (float)(((1 - Momentum) * _runningVariance.Values[place]) + (Momentum * unbiased));
            }
        }

        SetScales();
    }

    /// <summary>Gives each channel the sum over its field.</summary>
    private void Share(double[] sums)
    {
        for (var first = 0; _field > 1 && first < sums.Length; first += _field)
        {
            var field = sums.AsSpan(first, _field);
            var sum = 0.0;
            foreach (var one in field)
            {
                sum += one;
            }

            field.Fill(sum);
        }
    }

    /// <summary>Gives each channel the mean of its field, and the sum of squares around it.</summary>
    private void ShareMoments()
    {
        for (var first = 0; _field > 1 && first < _inverse.Length; first += _field)
        {
            var means = _summer.Sums.AsSpan(first, _field);
            var squares = _summer.Products.AsSpan(first, _field);
            var mean = 0.0;
            foreach (var one in means)
            {
                mean += one / _field;
            }

            var sum = 0.0;
            for (var i = 0; i < _field; i++)
            {
                sum += squares[i] + (_summer.Rows * (means[i] - mean) * (means[i] - mean));
            }

            means.Fill(mean);
            squares.Fill(sum);
        }
    }

    private void UseRunningStatistics()
    {
        for (var c = 0; c < _inverse.Length; c++)
        {
            _norm.Mean[c] = _runningMean.Values[c / _field];
            _inverse[c] = 1 / Math.Sqrt(_runningVariance.Values[c / _field] + Epsilon);
        }

        SetScales();
    }

    private void SetScales()
    {
        for (var c = 0; c < _inverse.Length; c++)
        {
            var scale = _scale.Values[c / _field] * _inverse[c];
            _norm.Scale[c] = (float)scale;
            _norm.Shift[c] = (float)(_shift.Values[c / _field] - (_norm.Mean[c] * scale));
        }
    }
}

using System.Collections.Immutable;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// An affine map of the numbers under a window at every place: convolutions and linear maps. With x the input with zeros around it and w the weights as taps x inputs x outputs:
/// <c>y[p, o] = bias[o] + sum over (t, i) of x[p + t, i] w[t, i, o]</c>; <c>dw[t, i, o] = sum over p of x[p + t, i] dy[p, o]</c>; <c>dx[q, i] = sum over (t, o) of dy[q - t, o] w[t, i, o]</c>.
/// Depthwise, the sums over channels fall away and o is i.
/// </summary>
/// <remarks>
/// A batch goes by in chunks of a few samples that stay in the cache. The sums over places begin anew with each chunk, so its size is part of the bits; it follows from the shape alone.
/// </remarks>
internal abstract unsafe class AffineKernel : NodeKernel, IInputSource
{
    private const int ChunkPlaces = 512;

    /// <summary>Floats of a chunk's input or output, whichever is larger, where Winograd's convolution takes them: sums over tiles are worth their while from some 100 tiles on.</summary>
    private const int WinogradChunkFloats = 32768;
    private readonly NodeContext _context;
    private readonly SlidingWindow _window;
    private readonly bool _isDepthwise;
    private readonly int _chunk;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSummer? _biasGradient;
    private readonly HaloBuffer? _halo;
    private readonly HaloBuffer? _gradientHalo;
    private readonly GatherOffsets _forward;
    private readonly GatherOffsets _backward;
    private readonly float* _transposed;
    private readonly float* _streamedGradient;
    private readonly WinogradConvolution? _winograd;
    private readonly WinogradConvolution? _winogradBackward;
    private readonly StridedGradient? _stridedGradient;
    private readonly SingleChannelConvolution? _single;
    private readonly float* _inputGradient;
    private IOutputStream? _stream;
    private IInputSource? _source;

    /// <summary>The input of the chunk at hand, with its zeros.</summary>
    private float* _x;

    private bool _isFrozen;

    /// <summary>The weights as the gradient of the input takes them.</summary>
    private float* _backwardWeights;

    /// <summary>Plans the map.</summary>
    /// <param name="context">The node.</param>
    /// <param name="window">How the window slides.</param>
    /// <param name="isDepthwise">Whether each channel is mapped by itself.</param>
    /// <param name="weightShape">The dimensions of the weights in PyTorch's order.</param>
    /// <param name="gain">Fresh weights are uniform within the root of this over the fan-in.</param>
    protected AffineKernel(NodeContext context, SlidingWindow window, bool isDepthwise, ImmutableArray<int> weightShape, double gain)
    {
        var input = context.Input.Tensor;
        var output = context.Output;
        var (inputs, outputs) = isDepthwise ? (1, 1) : (input.Shape.Channels, output.Shape.Channels);
        _context = context;
        _window = window;
        _isDepthwise = isDepthwise;
        _weight = context.Declare(
            "weight",
            weightShape,
            new WeightLayout(output.Shape.Channels, inputs, window.Taps),
            uniformBound: Math.Sqrt(gain / (inputs * window.Taps)));
        if (context.Node.Arguments.Flag("bias"))
        {
            _bias = context.Declare("bias", [output.Shape.Channels], new WeightLayout(output.Shape.Channels, 1, 1));
            _biasGradient = new ChannelSummer(context, output);
        }

        var isWinograd = !isDepthwise && WinogradConvolution.Serves(window);
        _chunk = Math.Clamp((isWinograd ? WinogradChunkFloats / Math.Max(inputs, outputs) : ChunkPlaces) / window.Output.Positions, 1, context.MaximumBatch);
        if (SingleChannelConvolution.Serves(window, isDepthwise))
        {
            _single = new SingleChannelConvolution(context.Kernels, context.Arena, window, input.ChannelPitch, output.ChannelPitch, isDepthwise);
        }

        if (isWinograd)
        {
            _halo = WinogradConvolution.CreateHalo(context.Arena, window, input, _chunk);
            _winograd = WinogradConvolution.Create(context.Kernels, context.Arena, window, inputs, input.ChannelPitch, output.ChannelPitch, _chunk, context.IsTrainable);
        }
        else
        {
            _halo = window.CreateHalo(context.Arena, input, _chunk, context.IsInputOnDemand, hasZeros: _single is null);
            _forward = new GatherOffsets(context.Arena, window.PlaceOffsets(input.ChannelPitch, _chunk), window.TapOffsets(input.ChannelPitch), inputs);
        }

        if (context.IsOutputStreamed && context.IsTrainable)
        {
            _streamedGradient = context.Arena.FloatsToWrite((long)_chunk * output.SamplePitch);
        }

        if (context.Input.Gradient == null && context is { IsInputOnDemand: true, IsTrainable: true })
        {
            _inputGradient = context.Arena.FloatsToWrite((long)_chunk * input.SamplePitch);
        }

        if (HasInputGradient && (_single is null || !isDepthwise))
        {
            if (window.Stride > 1 && !isDepthwise)
            {
                _stridedGradient = new StridedGradient(context, window, _chunk);
                return;
            }

            if (isWinograd)
            {
                _gradientHalo = WinogradConvolution.CreateHalo(context.Arena, window, output, _chunk);
                _winogradBackward = WinogradConvolution.Create(
                    context.Kernels, context.Arena, window, outputs, output.ChannelPitch, input.ChannelPitch, _chunk, hasWeightGradient: false);
            }
            else
            {
                _gradientHalo = window.CreateGradientHalo(context.Arena, output, _chunk);
                _backward = new GatherOffsets(
                    context.Arena,
                    window.GradientPlaceOffsets(output.ChannelPitch, _chunk),
                    window.GradientTapOffsets(output.ChannelPitch),
                    outputs);
            }

            _transposed = isDepthwise ? null : context.Arena.Floats((long)window.Taps * outputs * input.ChannelPitch);
        }
    }

    private bool HasInputGradient => _context.Input.Gradient != null || _inputGradient != null;

    /// <summary>Connects the consumer that takes the output as it comes.</summary>
    /// <param name="stream">The consumer.</param>
    public void Connect(IOutputStream stream) => _stream = stream;

    /// <summary>Connects the maker that computes the input when it is asked.</summary>
    /// <param name="source">The maker.</param>
    public void Connect(IInputSource source) => _source = source;

    public override void Freeze()
    {
        _winograd?.TakeWeights(_weight.Values, isTurned: false);
        _isFrozen = true;
    }

    public override void Forward(in StepContext step)
    {
        if (!_isFrozen)
        {
            _winograd?.TakeWeights(_weight.Values, isTurned: false);
        }

        if (_context.IsOutputOnDemand)
        {
            return;
        }

        var output = _context.Output;
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            Forward(Input(first, samples), samples, output.Values + ((nint)first * output.SamplePitch));
            _stream?.Observe(first, samples, step);
        }
    }

    public void Compute(int first, int samples, HaloBuffer target) => Forward(Input(first, samples), samples, target.Values);

    public override void Backward(in StepContext step)
    {
        for (var first = 0; first < step.Batch && !_context.IsOutputOnDemand; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            var gradient = OutputGradient(first, samples);
            _ = Input(first, samples);
            TakeGradient(first, samples, gradient);
        }

        _winograd?.GiveWeightGradient(_weight.Gradient);
        if (_bias is not null)
        {
            _biasGradient?.Round(_bias.Gradient);
        }
    }

    public void TakeGradient(int first, int samples, float* gradient)
    {
        if (first == 0)
        {
            _biasGradient?.Clear();
            _backwardWeights = HasInputGradient ? BackwardWeights() : null;
        }

        _biasGradient?.Add(gradient, samples * _window.Output.Positions);
        BackwardWeights(first, samples, gradient);
        if (HasInputGradient)
        {
            BackwardInput(first, samples, gradient);
        }
    }

    /// <summary>Samples of the input with zeros around them, which stay there until the next are asked for.</summary>
    private float* Input(int first, int samples)
    {
        if (_source is not null && _halo is not null)
        {
            _source.Compute(first, samples, _halo);
            _x = _halo.Values;
        }
        else
        {
            var input = _context.Input.Tensor;
            _x = WithHalo(_halo, input.Values + ((nint)first * input.SamplePitch), samples);
        }

        return _x;
    }

    private void Forward(float* x, int samples, float* y)
    {
        var bias = _bias is null ? null : _bias.Values;
        if (_winograd is not null)
        {
            _winograd.Convolve(x, samples, bias, y);
            return;
        }

        if (_single is not null)
        {
            _single.Convolve(x, samples, _weight.Values, bias, y);
            return;
        }

        Multiply(new GatherMultiply
        {
            X = x,
            RowOffsets = _forward.Places,
            RowStep = _forward.PlaceStep,
            Rows = samples * _window.Output.Positions,
            SumOffsets = _forward.Cells,
            Sums = _forward.CellCount,
            SumRun = _forward.CellRun,
            B = _weight.Values,
            Columns = _weight.Layout.Pitch,
            C = y,
            Bias = bias,
        });
    }

    private float* OutputGradient(int first, int samples)
    {
        if (_stream is null)
        {
            return _context.Output.Gradient + ((nint)first * _context.Output.SamplePitch);
        }

        _stream.WriteGradient(first, samples, _streamedGradient);
        return _streamedGradient;
    }

    private void BackwardWeights(int first, int samples, float* gradient)
    {
        if (_winograd is not null)
        {
            _winograd.AddWeightGradient(_x, gradient, samples, isFirst: first == 0);
            return;
        }

        if (_single is not null)
        {
            _single.AddWeightGradient(_x, gradient, samples, _weight.Gradient, isFirst: first == 0);
            return;
        }

        Multiply(new GatherMultiply
        {
            X = _x,
            RowOffsets = _forward.Cells,
            RowStep = _forward.CellStep,
            Rows = _forward.CellCount,
            SumOffsets = _forward.Places,
            Sums = samples * _window.Output.Positions,
            SumRun = _forward.PlaceRun,
            B = gradient,
            Columns = _weight.Layout.Pitch,
            C = _weight.Gradient,
            Accumulate = first > 0,
        });
    }

    private void BackwardInput(int first, int samples, float* gradient)
    {
        var input = _context.Input.Tensor;
        var target = _inputGradient != null ? _inputGradient : _context.Input.Gradient + ((nint)first * input.SamplePitch);
        if (_stridedGradient is not null)
        {
            _stridedGradient.Compute(gradient, samples, target, _context.Input.IsAdded);
        }
        else if (_winogradBackward is not null)
        {
            _winogradBackward.Convolve(WithHalo(_gradientHalo, gradient, samples), samples, null, target, _context.Input.IsAdded);
        }
        else if (_single is not null && _isDepthwise)
        {
            _single.ConvolveBack(gradient, samples, _weight.Values, target, _context.Input.IsAdded);
        }
        else
        {
            Multiply(new GatherMultiply
            {
                X = WithHalo(_gradientHalo, gradient, samples),
                RowOffsets = _backward.Places,
                RowStep = _backward.PlaceStep,
                Rows = samples * _window.Input.Positions,
                SumOffsets = _backward.Cells,
                Sums = _backward.CellCount,
                SumRun = _backward.CellRun,
                B = _backwardWeights,
                Columns = input.ChannelPitch,
                C = target,
                Accumulate = _context.Input.IsAdded,
            });
        }

        _source?.TakeGradient(first, samples, target);
    }

    private void Multiply(in GatherMultiply arguments)
    {
        if (_isDepthwise)
        {
            _context.Kernels.MultiplyDepthwise(arguments);
        }
        else
        {
            _context.Kernels.Multiply(arguments);
        }
    }

    private static float* WithHalo(HaloBuffer? halo, float* values, int samples)
    {
        if (halo is null)
        {
            return values;
        }

        halo.Fill(values, samples);
        return halo.Values;
    }

    /// <summary>taps x outputs x inputs out of taps x inputs x outputs; depthwise there is nothing to turn.</summary>
    private float* BackwardWeights()
    {
        if (_isDepthwise)
        {
            return _weight.Values;
        }

        if (_stridedGradient is not null)
        {
            _stridedGradient.TakeWeights(_weight);
            return null;
        }

        var layout = _weight.Layout;
        var pitch = _context.Input.Tensor.ChannelPitch;
        for (var tap = 0; tap < layout.Taps; tap++)
        {
            VectorKernels.Transpose(
                _weight.Values + ((nint)tap * layout.Inputs * layout.Pitch),
                layout.Pitch,
                layout.Inputs,
                layout.Outputs,
                _transposed + ((nint)tap * layout.Outputs * pitch),
                pitch);
        }

        _winogradBackward?.TakeWeights(_transposed, isTurned: true);
        return _transposed;
    }
}

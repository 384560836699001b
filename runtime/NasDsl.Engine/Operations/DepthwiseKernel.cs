using System.Collections.Immutable;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Convolution of each channel with a window of its own: <c>y[p, c] = bias[c] + sum over t of x[p + t, c] w[t, c]</c>; <c>dw[t, c] = sum over p of x[p + t, c] dy[p, c]</c>;
/// <c>dx[q, c] = sum over t of dy[q - t, c] w[t, c]</c>. Fresh weights as for <see cref="ConvKernel"/>.
/// </summary>
internal sealed unsafe class DepthwiseKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly SlidingWindow _window;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSummer? _biasGradient;
    private readonly HaloBuffer? _halo;
    private readonly HaloBuffer? _gradientHalo;
    private readonly int* _places;
    private readonly int* _taps;
    private readonly int* _gradientPlaces;
    private readonly int* _gradientTaps;

    public DepthwiseKernel(NodeContext context)
    {
        var arguments = context.Node.Arguments;
        var input = context.Input.Tensor;
        var kernel = arguments.Int("kernel");
        var channels = input.Shape.Channels;
        _context = context;
        _window = new SlidingWindow(input.Shape, context.Output.Shape, kernel, arguments.Int("stride"), arguments["padding"]);
        ImmutableArray<int> shape = input.Shape.Rank == 3 ? [channels, 1, kernel, kernel] : [channels, 1, kernel];
        _weight = context.Declare("weight", shape, new WeightLayout(channels, 1, _window.Taps), uniformBound: Math.Sqrt(6.0 / _window.Taps));
        if (arguments.Flag("bias"))
        {
            _bias = context.Declare("bias", [channels], new WeightLayout(channels, 1, 1));
            _biasGradient = new ChannelSummer(context, context.Output);
        }

        var batch = context.MaximumBatch;
        _halo = _window.CreateHalo(context.Arena, input, batch);
        _places = context.Arena.Ints(_window.PlaceOffsets(input.ChannelPitch, batch));
        _taps = context.Arena.Ints(_window.TapOffsets(input.ChannelPitch));
        if (context.Input.Gradient != null)
        {
            _gradientHalo = _window.CreateGradientHalo(context.Arena, context.Output, batch);
            _gradientPlaces = context.Arena.Ints(_window.GradientPlaceOffsets(input.ChannelPitch, batch));
            _gradientTaps = context.Arena.Ints(_window.GradientTapOffsets(input.ChannelPitch));
        }
    }

    public override void Forward(in StepContext step)
    {
        var x = _context.Input.Tensor.Values;
        _halo?.Fill(x, step.Batch);
        _context.Kernels.MultiplyDepthwise(new GatherMultiply
        {
            X = _halo is null ? x : _halo.Values,
            RowOffsets = _places,
            Rows = step.Batch * _window.Output.Positions,
            SumOffsets = _taps,
            Sums = _window.Taps,
            B = _weight.Values,
            Columns = _weight.Layout.Pitch,
            C = _context.Output.Values,
            Bias = _bias is null ? null : _bias.Values,
        });
    }

    public override void Backward(in StepContext step)
    {
        var places = step.Batch * _window.Output.Positions;
        var gradient = _context.Output.Gradient;
        _context.Kernels.MultiplyDepthwise(new GatherMultiply
        {
            X = _halo is null ? _context.Input.Tensor.Values : _halo.Values,
            RowOffsets = _taps,
            Rows = _window.Taps,
            SumOffsets = _places,
            Sums = places,
            B = gradient,
            Columns = _weight.Layout.Pitch,
            C = _weight.Gradient,
        });
        if (_bias is not null)
        {
            _biasGradient?.Sum(gradient, places, _bias.Gradient);
        }

        if (_context.Input.Gradient == null)
        {
            return;
        }

        _gradientHalo?.Fill(gradient, step.Batch);
        _context.Kernels.MultiplyDepthwise(new GatherMultiply
        {
            X = _gradientHalo is null ? gradient : _gradientHalo.Values,
            RowOffsets = _gradientPlaces,
            Rows = step.Batch * _window.Input.Positions,
            SumOffsets = _gradientTaps,
            Sums = _window.Taps,
            B = _weight.Values,
            Columns = _weight.Layout.Pitch,
            C = _context.Input.Gradient,
        });
    }
}

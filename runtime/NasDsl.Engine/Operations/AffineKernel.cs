using System.Collections.Immutable;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// An affine map of the channels of a window at every place: convolutions and linear maps. With x the input with zeros around it and w the weights as taps x inputs x outputs:
/// <c>y[p, o] = bias[o] + sum over (t, i) of x[p + t, i] w[t, i, o]</c>; <c>dw[t, i, o] = sum over p of x[p + t, i] dy[p, o]</c>; <c>dx[q, i] = sum over (t, o) of dy[q - t, o] w[t, i, o]</c>.
/// </summary>
internal abstract unsafe class AffineKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly SlidingWindow _window;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSummer? _biasGradient;
    private readonly HaloBuffer? _halo;
    private readonly HaloBuffer? _gradientHalo;
    private readonly int* _places;
    private readonly int* _cells;
    private readonly int* _gradientPlaces;
    private readonly int* _gradientCells;
    private readonly float* _transposed;
    private readonly int _inputs;
    private readonly int _outputs;

    /// <summary>Plans the map.</summary>
    /// <param name="context">The node.</param>
    /// <param name="window">How the window slides.</param>
    /// <param name="weightShape">The dimensions of the weights in PyTorch's order.</param>
    /// <param name="gain">Fresh weights are uniform within the root of this over the fan-in.</param>
    protected AffineKernel(NodeContext context, SlidingWindow window, ImmutableArray<int> weightShape, double gain)
    {
        var input = context.Input.Tensor;
        var output = context.Output;
        _context = context;
        _window = window;
        _inputs = input.Shape.Channels;
        _outputs = output.Shape.Channels;
        var layout = new WeightLayout(_outputs, _inputs, window.Taps);
        _weight = context.Declare("weight", weightShape, layout, uniformBound: Math.Sqrt(gain / (_inputs * window.Taps)));
        if (context.Node.Arguments.Flag("bias"))
        {
            _bias = context.Declare("bias", [_outputs], new WeightLayout(_outputs, 1, 1));
            _biasGradient = new ChannelSummer(context, output);
        }

        var batch = context.MaximumBatch;
        _halo = window.CreateHalo(context.Arena, input, batch);
        _places = context.Arena.Ints(window.PlaceOffsets(input.ChannelPitch, batch));
        _cells = context.Arena.Ints(Cells(window.TapOffsets(input.ChannelPitch), _inputs));
        if (context.Input.Gradient != null)
        {
            _gradientHalo = window.CreateGradientHalo(context.Arena, output, batch);
            _gradientPlaces = context.Arena.Ints(window.GradientPlaceOffsets(output.ChannelPitch, batch));
            _gradientCells = context.Arena.Ints(Cells(window.GradientTapOffsets(output.ChannelPitch), _outputs));
            _transposed = context.Arena.Floats((long)window.Taps * _outputs * input.ChannelPitch);
        }
    }

    public override void Forward(in StepContext step)
    {
        var x = _context.Input.Tensor.Values;
        _halo?.Fill(x, step.Batch);
        _context.Kernels.Multiply(new GatherMultiply
        {
            X = _halo is null ? x : _halo.Values,
            RowOffsets = _places,
            Rows = step.Batch * _window.Output.Positions,
            SumOffsets = _cells,
            Sums = _window.Taps * _inputs,
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
        _context.Kernels.Multiply(new GatherMultiply
        {
            X = _halo is null ? _context.Input.Tensor.Values : _halo.Values,
            RowOffsets = _cells,
            Rows = _window.Taps * _inputs,
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

        if (_context.Input.Gradient != null)
        {
            BackwardInput(step, gradient);
        }
    }

    private void BackwardInput(in StepContext step, float* gradient)
    {
        Transpose();
        _gradientHalo?.Fill(gradient, step.Batch);
        _context.Kernels.Multiply(new GatherMultiply
        {
            X = _gradientHalo is null ? gradient : _gradientHalo.Values,
            RowOffsets = _gradientPlaces,
            Rows = step.Batch * _window.Input.Positions,
            SumOffsets = _gradientCells,
            Sums = _window.Taps * _outputs,
            B = _transposed,
            Columns = _context.Input.Tensor.ChannelPitch,
            C = _context.Input.Gradient,
        });
    }

    /// <summary>taps x inputs x outputs becomes taps x outputs x inputs.</summary>
    private void Transpose()
    {
        var outputPitch = _weight.Layout.Pitch;
        var inputPitch = _context.Input.Tensor.ChannelPitch;
        for (var tap = 0; tap < _window.Taps; tap++)
        {
            var source = _weight.Values + ((nint)tap * _inputs * outputPitch);
            var target = _transposed + ((nint)tap * _outputs * inputPitch);
            for (var o = 0; o < _outputs; o++)
            {
                for (var i = 0; i < _inputs; i++)
                {
                    target[(o * inputPitch) + i] = source[(i * outputPitch) + o];
                }
            }
        }
    }

    private static int[] Cells(int[] taps, int channels) =>
        [.. taps.SelectMany(tap => Enumerable.Range(tap, channels))];
}

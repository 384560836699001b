using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Transposed convolution: the adjoint of the convolution (with the same window) that leads from the output to the input. <c>y[q, o] = bias[o] + sum over (p, t) with p stride - before + t = q, and i, of x[p, i] w[t, o, i]</c>;
/// <c>dx[p, i] = sum over (t, o) of dy[p stride - before + t, o] w[t, o, i]</c>, which is that convolution; <c>dw[t, o, i] = sum over p of dy[p stride - before + t, o] x[p, i]</c>.
/// </summary>
/// <remarks>
/// Forward, one multiplication gives what each place of the input adds to each cell of its window, and each place of the output sums up what it gets, so that nothing is multiplied by zeros between places. Fresh
/// weights: He-uniform, for the cells that a place of the output gets something from.
/// </remarks>
internal sealed unsafe class ConvTransposeKernel : NodeKernel
{
    private const int ChunkPlaces = 512;
    private readonly NodeContext _context;
    private readonly int _taps;
    private readonly int _chunk;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly ChannelSummer? _biasGradient;
    private readonly float* _transposed;
    private readonly Scratch _parts;
    private readonly int* _places;
    private readonly int* _channels;
    private readonly WindowTable _windows;
    private readonly HaloBuffer? _halo;
    private readonly GatherOffsets _gather;

    public ConvTransposeKernel(NodeContext context)
    {
        var (input, output, arguments) = (context.Input.Tensor, context.Output, context.Node.Arguments);
        var adjoint = new SlidingWindow(output.Shape, input.Shape, arguments.Int("kernel"), arguments.Int("stride"), arguments["padding"]);
        var (inputs, outputs) = (input.Shape.Channels, output.Shape.Channels);
        _context = context;
        _taps = adjoint.Taps;
        _chunk = Math.Clamp(ChunkPlaces / output.Shape.Positions, 1, context.MaximumBatch);
        var reached = Math.Max(1, (double)_taps * input.Shape.Positions / output.Shape.Positions);
        _weight = context.Declare(
            "weight",
            output.Shape.Rank == 3 ? [inputs, outputs, adjoint.Height, adjoint.Width] : [inputs, outputs, adjoint.Width],
            new WeightLayout(inputs, outputs, _taps),
            uniformBound: Math.Sqrt(6 / (inputs * reached)));
        if (arguments.Flag("bias"))
        {
            _bias = context.Declare("bias", [outputs], new WeightLayout(outputs, 1, 1));
            _biasGradient = new ChannelSummer(context, output);
        }

        var columns = _taps * output.ChannelPitch;
        _transposed = context.Arena.Floats((long)inputs * columns);
        _parts = context.Scratch((long)_chunk * input.Shape.Positions * columns, 0);
        _places = context.Arena.Ints([.. Enumerable.Range(0, _chunk * input.Shape.Positions).Select(place => place * input.ChannelPitch)]);
        _channels = context.Arena.Ints([.. Enumerable.Range(0, inputs)]);
        _windows = Windows(adjoint, output.ChannelPitch, context.Arena);
        if (context.IsTrainable)
        {
            _halo = adjoint.CreateHalo(context.Arena, output, _chunk, isOnDemand: false);
            _gather = new GatherOffsets(context.Arena, adjoint.PlaceOffsets(output.ChannelPitch, _chunk), adjoint.TapOffsets(output.ChannelPitch), outputs);
        }
    }

    public override void Forward(in StepContext step)
    {
        var (input, output) = (_context.Input.Tensor, _context.Output);
        var columns = _taps * output.ChannelPitch;
        Transpose();
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            _context.Kernels.Multiply(new GatherMultiply
            {
                X = input.Values + ((nint)first * input.SamplePitch),
                RowOffsets = _places,
                Rows = samples * input.Shape.Positions,
                SumOffsets = _channels,
                Sums = input.Shape.Channels,
                B = _transposed,
                Columns = columns,
                C = _parts.Values,
            });
            for (var n = 0; n < samples; n++)
            {
                var parts = _parts.Values + ((nint)n * input.Shape.Positions * columns);
                _context.Kernels.WindowSum(parts, _windows, _bias is null ? null : _bias.Values, output.ChannelPitch, output.Values + ((nint)(first + n) * output.SamplePitch));
            }
        }
    }

    public override void Backward(in StepContext step)
    {
        var (input, output) = (_context.Input.Tensor, _context.Output);
        _biasGradient?.Clear();
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            var gradient = output.Gradient + ((nint)first * output.SamplePitch);
            _biasGradient?.Add(gradient, samples * output.Shape.Positions);
            _halo?.Fill(gradient, samples);
            var multiply = new GatherMultiply
            {
                X = _halo is null ? gradient : _halo.Values,
                RowOffsets = _gather.Cells,
                Rows = _gather.CellCount,
                SumOffsets = _gather.Places,
                Sums = samples * input.Shape.Positions,
                B = input.Values + ((nint)first * input.SamplePitch),
                Columns = input.ChannelPitch,
                C = _weight.Gradient,
                Accumulate = first > 0,
            };
            _context.Kernels.Multiply(multiply);
            if (_context.Input.Gradient != null)
            {
                multiply.RowOffsets = _gather.Places;
                multiply.Rows = samples * input.Shape.Positions;
                multiply.SumOffsets = _gather.Cells;
                multiply.Sums = _gather.CellCount;
                multiply.B = _weight.Values;
                multiply.C = _context.Input.Gradient + ((nint)first * input.SamplePitch);
                multiply.Accumulate = false;
                _context.Kernels.Multiply(multiply);
            }
        }

        // The padding of the input, which may be anything, has had its part of the padding of the weights.
        ChannelCopy.ClearPadding(_weight.Gradient, input, _gather.CellCount);
        if (_bias is not null)
        {
            _biasGradient?.Round(_bias.Gradient);
        }
    }

    /// <summary>For each place of the output what it gets: the cells of windows that lie on it, in the order of the windows.</summary>
    private static WindowTable Windows(SlidingWindow adjoint, int pitch, NativeArena arena)
    {
        List<(int Cell, float Share)>[] windows = [.. Enumerable.Range(0, adjoint.Input.Positions).Select(_ => new List<(int, float)>())];
        for (var place = 0; place < adjoint.Output.Positions; place++)
        {
            for (var tap = 0; tap < adjoint.Taps; tap++)
            {
                var row = (place / adjoint.Output.Width * adjoint.Stride) - adjoint.Top + (tap / adjoint.Width);
                var column = (place % adjoint.Output.Width * adjoint.Stride) - adjoint.Left + (tap % adjoint.Width);
                if (row >= 0 && row < adjoint.Input.Height && column >= 0 && column < adjoint.Input.Width)
                {
                    windows[(row * adjoint.Input.Width) + column].Add((((place * adjoint.Taps) + tap) * pitch, 1));
                }
            }
        }

        return WindowTables.Weighted(windows, arena);
    }

    /// <summary>inputs x taps x outputs out of taps x outputs x inputs.</summary>
    private void Transpose()
    {
        var (layout, pitch) = (_weight.Layout, _context.Output.ChannelPitch);
        for (var tap = 0; tap < _taps; tap++)
        {
            VectorKernels.Transpose(
                _weight.Values + ((nint)tap * layout.Inputs * layout.Pitch),
                layout.Pitch,
                layout.Inputs,
                layout.Outputs,
                _transposed + ((nint)tap * pitch),
                (nint)_taps * pitch);
        }
    }
}

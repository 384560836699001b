using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// The gradient of the input of a dense convolution with a stride: <c>dx[q, i] = sum over (t, o) of dy[(q - t) / stride, o] w[t, i, o]</c> over the cells t of the window for which that is a place. Cells of the input
/// that have the same remainders by the stride have the same cells of the window, so each such phase is one multiplication, and nothing is multiplied with the zeros between places.
/// </summary>
internal sealed unsafe class StridedGradient
{
    private readonly NodeContext _context;
    private readonly Tensor _input;
    private readonly HaloBuffer _halo;
    private readonly float* _weights;
    private readonly float* _aside;
    private readonly List<Phase> _phases = [];

    /// <summary>Plans the gradient.</summary>
    /// <param name="context">The node.</param>
    /// <param name="window">How the window slides.</param>
    /// <param name="chunk">The greatest number of samples at once.</param>
    public StridedGradient(NodeContext context, SlidingWindow window, int chunk)
    {
        _context = context;
        _input = context.Input.Tensor;
        var (output, pitch) = (context.Output, context.Output.ChannelPitch);
        var rows = StridedAxis.Of(window.Input.Height, window.Output.Height, window.Height, window.Stride, window.Dilation, window.Top);
        var columns = StridedAxis.Of(window.Input.Width, window.Output.Width, window.Width, window.Stride, window.Dilation, window.Left);
        _halo = new HaloBuffer(context.Arena, output, rows.Size, columns.Size, rows.Before, columns.Before, 1, 1, chunk);
        var firstTap = 0;
        foreach (var row in rows.Phases)
        {
            foreach (var column in columns.Phases)
            {
                var cells = row.Cells.SelectMany(y => column.Cells.Select(x => (Tap: (y.Cell * window.Width) + x.Cell, Offset: ((y.Offset * columns.Size) + x.Offset) * pitch))).ToArray();
                var places = Enumerable.Range(0, chunk).SelectMany(
                    n => row.Places.SelectMany(y => column.Places.Select(x => ((((n * rows.Size) + y.Offset) * columns.Size) + x.Offset) * pitch))).ToArray();
                var targets = row.Places.SelectMany(y => column.Places.Select(x => ((y.Place * window.Input.Width) + x.Place) * _input.ChannelPitch)).ToArray();
                _phases.Add(new Phase(
                    cells.Length == 0 ? default : new GatherOffsets(context.Arena, places, [.. cells.Select(cell => cell.Offset)], output.Shape.Channels),
                    (nint)context.Arena.Ints(targets),
                    targets.Length,
                    [.. cells.Select(cell => cell.Tap)],
                    firstTap));
                firstTap += cells.Length;
            }
        }

        _weights = context.Arena.Floats((long)firstTap * output.Shape.Channels * _input.ChannelPitch);
        _aside = context.Arena.Floats((long)chunk * _phases.Max(phase => phase.Targets) * _input.ChannelPitch);
    }

    /// <summary>Takes the weights: for each phase those of its cells, outputs x inputs.</summary>
    /// <param name="weights">The weights.</param>
    public void TakeWeights(Parameter weights)
    {
        var layout = weights.Layout;
        var pitch = _input.ChannelPitch;
        foreach (var phase in _phases)
        {
            for (var i = 0; i < phase.Taps.Length; i++)
            {
                VectorKernels.Transpose(
                    weights.Values + ((nint)phase.Taps[i] * layout.Inputs * layout.Pitch),
                    layout.Pitch,
                    layout.Inputs,
                    layout.Outputs,
                    _weights + ((nint)(phase.FirstTap + i) * layout.Outputs * pitch),
                    pitch);
            }
        }
    }

    /// <summary>Writes the gradient of some samples.</summary>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="target">The gradient of the input.</param>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    public void Compute(float* gradient, int samples, float* target, bool isAdded)
    {
        _halo.Fill(gradient, samples);
        var pitch = _input.ChannelPitch;
        foreach (var phase in _phases)
        {
            var rows = samples * phase.Targets;
            if (phase.Taps.Length > 0)
            {
                _context.Kernels.Multiply(new GatherMultiply
                {
                    X = _halo.Values,
                    RowOffsets = phase.Offsets.Places,
                    RowStep = phase.Offsets.PlaceStep,
                    Rows = rows,
                    SumOffsets = phase.Offsets.Cells,
                    Sums = phase.Offsets.CellCount,
                    SumRun = phase.Offsets.CellRun,
                    B = _weights + ((nint)phase.FirstTap * _context.Output.Shape.Channels * pitch),
                    Columns = pitch,
                    C = _aside,
                });
            }
            else if (isAdded)
            {
                continue;
            }
            else
            {
                new Span<float>(_aside, rows * pitch).Clear();
            }

            for (var n = 0; n < samples; n++)
            {
                _context.Kernels.Scatter(_aside + ((nint)n * phase.Targets * pitch), (int*)phase.TargetOffsets, phase.Targets, pitch, target + ((nint)n * _input.SamplePitch), isAdded);
            }
        }
    }

    /// <summary>Cells of the input with the same remainders by the stride.</summary>
    /// <param name="Offsets">Where it gathers from.</param>
    /// <param name="TargetOffsets">The offset of each of these cells in a sample of the input.</param>
    /// <param name="Targets">How many cells a sample has.</param>
    /// <param name="Taps">The cells of the window.</param>
    /// <param name="FirstTap">Where their weights begin.</param>
    private sealed record Phase(GatherOffsets Offsets, nint TargetOffsets, int Targets, int[] Taps, int FirstTap);
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016) over the channels of each position: <c>x' = (x - mean) / root(variance + epsilon)</c>, <c>y = scale x' + shift</c>, with the biased variance and PyTorch's epsilon.
/// </summary>
/// <remarks>Keeps x'. Rows go by in blocks, so that what is computed from one is still in the cache for the next step.</remarks>
internal sealed unsafe class LayerNormKernel : NodeKernel
{
    private const double Epsilon = 1e-5;
    private const int BlockRows = 256;
    private readonly NodeContext _context;
    private readonly Parameter _scale;
    private readonly Parameter _shift;
    private readonly ChannelSummer? _summer;
    private readonly Scratch _normalized;
    private readonly float* _inverses;
    private readonly float* _zeros;

    public LayerNormKernel(NodeContext context)
    {
        var output = context.Output;
        var layout = new WeightLayout(output.Shape.Channels, 1, 1);
        var rows = (long)context.MaximumBatch * output.Shape.Positions;
        _context = context;
        _scale = context.Declare("weight", [output.Shape.Channels], layout, initialValue: 1);
        _shift = context.Declare("bias", [output.Shape.Channels], layout);
        _summer = context.IsTrainable ? new ChannelSummer(context, output) : null;
        var kept = context.IsTrainable ? rows : Math.Min(rows, BlockRows);
        _normalized = context.Scratch(kept * output.ChannelPitch, context.IsTrainable ? kept * output.Shape.Channels : 0);
        _inverses = context.Arena.Floats(kept);
        _zeros = context.Arena.Floats(output.ChannelPitch);
    }

    public override void Forward(in StepContext step)
    {
        var (kernels, output, pitch) = (_context.Kernels, _context.Output, _context.Output.ChannelPitch);
        var rows = step.Batch * output.Shape.Positions;
        var norm = new ChannelNorm { Scale = _scale.Values, Shift = _shift.Values };
        for (var row = 0; row < rows; row += BlockRows)
        {
            var count = Math.Min(BlockRows, rows - row);
            var place = (nint)row * pitch;
            var normalized = _normalized.Values + (_context.IsTrainable ? place : 0);
            var inverses = _inverses + (_context.IsTrainable ? row : 0);
            kernels.RowNormalize(_context.Input.Tensor.Values + place, Epsilon, count, output.Shape.Channels, pitch, normalized, inverses);
            kernels.NormForward<Unchanged>(normalized, norm, 1, count, pitch, output.Values + place, 0);
        }
    }

    /// <summary>With g = dy scale and n channels: <c>dx = (g - sum g / n - x' sum(g x') / n) / root(variance + epsilon)</c>; <c>dscale = sum dy x'</c> and <c>dshift = sum dy</c> over the rows.</summary>
    public override void Backward(in StepContext step)
    {
        var (kernels, output, pitch) = (_context.Kernels, _context.Output, _context.Output.ChannelPitch);
        var channels = output.Shape.Channels;
        var rows = step.Batch * output.Shape.Positions;
        var around = new ChannelNorm { Scale = _scale.Values, Shift = _zeros, Mean = _zeros };
        _summer?.Clear();
        for (var row = 0; row < rows; row += BlockRows)
        {
            var count = Math.Min(BlockRows, rows - row);
            var place = (nint)row * pitch;
            var dy = output.Gradient + place;
            var normalized = _normalized.Values + place;
            _summer?.AddProducts<Unchanged>(dy, normalized, around, count);
            if (_context.Input.Gradient != null)
            {
                kernels.RowNormalizeGradient(dy, _scale.Values, normalized, _inverses + row, count, channels, pitch, _context.Input.Gradient + place);
            }
        }

        for (var c = 0; _summer is not null && c < pitch; c++)
        {
            _scale.Gradient[c] = c < channels ? (float)_summer.Products[c] : 0;
            _shift.Gradient[c] = c < channels ? (float)_summer.Sums[c] : 0;
        }
    }
}

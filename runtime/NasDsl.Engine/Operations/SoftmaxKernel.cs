using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>
/// For each position <c>y = e^(x - m) / sum of e^(x - m)</c> over the channels, with m the greatest x, so that nothing overflows; <c>dx = y (dy - sum of dy y)</c>. The padding of y is 0, and that of dx with it.
/// </summary>
internal sealed unsafe class SoftmaxKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly float* _ones;
    private readonly float* _zeros;
    private readonly float* _factors;
    private readonly float* _offsets;

    public SoftmaxKernel(NodeContext context)
    {
        var rows = (long)context.MaximumBatch * context.Output.Shape.Positions;
        _context = context;
        _ones = context.Arena.Floats(rows);
        _zeros = context.Arena.Floats(rows);
        _factors = context.Arena.Floats(rows);
        _offsets = context.Arena.Floats(rows);
        new Span<float>(_ones, checked((int)rows)).Fill(1);
    }

    public override void Forward(in StepContext step)
    {
        var (kernels, output) = (_context.Kernels, _context.Output);
        var (rows, channels, pitch) = (step.Batch * output.Shape.Positions, output.Shape.Channels, output.ChannelPitch);
        var x = _context.Input.Tensor.Values;
        var y = output.Values;
        kernels.RowMaxima(x, rows, channels, pitch, _offsets);
        Negate(_offsets, rows);
        kernels.RowAffine(x, _ones, _offsets, rows, pitch, y);
        kernels.Activate<Exponential>(y, (nint)rows * pitch, y);
        kernels.RowSums(y, rows, channels, pitch, _factors);
        for (var row = 0; row < rows; row++)
        {
            _factors[row] = 1 / _factors[row];
        }

        kernels.RowAffine(y, _factors, _zeros, rows, pitch, y);
        ChannelCopy.ClearPadding(y, output, rows);
    }

    public override void Backward(in StepContext step)
    {
        if (_context.Input.Gradient == null)
        {
            return;
        }

        var (kernels, output) = (_context.Kernels, _context.Output);
        var dx = _context.Input.Gradient;
        var (rows, pitch) = (step.Batch * output.Shape.Positions, output.ChannelPitch);
        kernels.RowProducts(output.Gradient, output.Values, rows, output.Shape.Channels, pitch, _offsets);
        Negate(_offsets, rows);
        kernels.RowAffine(output.Gradient, _ones, _offsets, rows, pitch, dx);
        kernels.Product(dx, output.Values, (nint)rows * pitch, dx);
    }

    private static void Negate(float* values, int count)
    {
        for (var i = 0; i < count; i++)
        {
            values[i] = -values[i];
        }
    }
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog.Operations;

namespace NasDsl.Engine.Operations;

/// <summary>Each place of the output is a weighted sum of a few places of the input; the gradient of each place of the input is the weighted sum of those places of the output that it takes part in.</summary>
internal sealed unsafe class UpsampleKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly WindowTable _forward;
    private readonly WindowTable _backward;

    public UpsampleKernel(NodeContext context)
    {
        var (input, output, pitch) = (context.Input.Tensor.Shape, context.Output.Shape, context.Output.ChannelPitch);
        var rows = AxisOf(context, input.Height, output.Height);
        var columns = AxisOf(context, input.Width, output.Width);
        List<(int Cell, float Share)>[] forward = [.. Enumerable.Range(0, output.Positions).Select(_ => new List<(int, float)>())];
        List<(int Cell, float Share)>[] backward = [.. Enumerable.Range(0, input.Positions).Select(_ => new List<(int, float)>())];
        for (var place = 0; place < output.Positions; place++)
        {
            foreach (var (row, rowShare) in rows[place / output.Width])
            {
                foreach (var (column, columnShare) in columns[place % output.Width])
                {
                    var (cell, share) = ((row * input.Width) + column, (float)(rowShare * columnShare));
                    forward[place].Add((cell * pitch, share));
                    backward[cell].Add((place * pitch, share));
                }
            }
        }

        _context = context;
        _forward = WindowTables.Weighted(forward, context.Arena);
        _backward = context.IsTrainable ? WindowTables.Weighted(backward, context.Arena) : default;
    }

    public override void Forward(in StepContext step) => Sum(_forward, _context.Input.Tensor, _context.Input.Tensor.Values, _context.Output, _context.Output.Values, step.Batch);

    public override void Backward(in StepContext step)
    {
        if (_context.Input.Gradient != null)
        {
            Sum(_backward, _context.Output, _context.Output.Gradient, _context.Input.Tensor, _context.Input.Gradient, step.Batch);
        }
    }

    /// <summary>The places that each place takes along one axis, with their shares.</summary>
    private static (int Place, double Share)[][] AxisOf(NodeContext context, int from, int to)
    {
        var isNearest = context.Node.Arguments["mode"].Symbol == UpsampleOperation.Nearest;
        return [.. Enumerable.Range(0, to).Select(place => isNearest ? [(place * from / to, 1.0)] : Between(place, from, to))];
    }

    /// <summary>The middles of the places of both axes lie evenly over the same length.</summary>
    private static (int Place, double Share)[] Between(int place, int from, int to)
    {
        var middle = Math.Clamp(((place + 0.5) * from / to) - 0.5, 0, from - 1);
        var (before, share) = ((int)middle, middle - Math.Floor(middle));
        return share == 0 ? [(before, 1)] : [(before, 1 - share), (before + 1, share)];
    }

    private void Sum(in WindowTable windows, Tensor from, float* source, Tensor to, float* target, int batch)
    {
        for (var n = 0; n < batch; n++)
        {
            _context.Kernels.WindowSum(source + ((nint)n * from.SamplePitch), windows, null, to.ChannelPitch, target + ((nint)n * to.SamplePitch));
        }
    }
}

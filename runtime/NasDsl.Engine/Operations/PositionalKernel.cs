using NasDsl.Engine.Graph;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Operations;

/// <summary><c>y[p, 2i] = x[p, 2i] + sin(p / 10000^(2i / n))</c>, <c>y[p, 2i + 1] = x[p, 2i + 1] + cos(p / 10000^(2i / n))</c> with n channels (Vaswani et al., 2017, section 3.5).</summary>
internal sealed unsafe class PositionalKernel : NodeKernel
{
    private const double Base = 10_000;
    private readonly NodeContext _context;
    private readonly float* _table;

    public PositionalKernel(NodeContext context)
    {
        var shape = context.Output.Shape;
        _context = context;
        _table = context.Arena.Floats(context.Output.SamplePitch);
        for (var c = 0; c < shape.Channels; c++)
        {
            var frequency = DeterministicMath.Pow(Base, -(double)(c - (c % 2)) / shape.Channels);
            for (var place = 0; place < shape.Width; place++)
            {
                var angle = place * frequency;
                _table[(place * context.Output.ChannelPitch) + c] = (float)Cosine(c % 2 == 0 ? angle - (Math.PI / 2) : angle);
            }
        }
    }

    public override void Forward(in StepContext step)
    {
        var (x, y) = (_context.Input.Tensor, _context.Output);
        for (var n = 0; n < step.Batch; n++)
        {
            var sample = (nint)n * y.SamplePitch;
            _context.Kernels.Sum(x.Values + sample, _table, y.SamplePitch, y.Values + sample);
        }
    }

    public override void Backward(in StepContext step)
    {
        var source = _context.Output.Gradient;
        var target = _context.Input.Gradient;
        if (target != null && source != target)
        {
            var bytes = (long)step.Batch * _context.Output.SamplePitch * sizeof(float);
            Buffer.MemoryCopy(source, target, bytes, bytes);
        }
    }

    /// <summary>The cosine of any angle: whole turns are taken away, and the rest is folded at half a turn.</summary>
    private static double Cosine(double angle)
    {
        var magnitude = Math.Abs(angle);
        var rest = magnitude - (2 * Math.PI * Math.Floor(magnitude / (2 * Math.PI)));
        return DeterministicMath.Cos(Math.Clamp(Math.Min(rest, (2 * Math.PI) - rest), 0, Math.PI));
    }
}

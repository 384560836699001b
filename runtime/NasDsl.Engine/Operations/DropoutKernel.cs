using NasDsl.Engine.Graph;
using NasDsl.Randomness;

namespace NasDsl.Engine.Operations;

/// <summary>
/// In training sets numbers to 0 at random and divides the rest by the share that stays (inverted dropout); copies otherwise. What is dropped depends on seed, step, node and place alone.
/// </summary>
internal sealed unsafe class DropoutKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly Scratch? _mask;
    private readonly double _rate;

    public DropoutKernel(NodeContext context)
    {
        _context = context;
        _rate = context.Node.Arguments.Real("rate");
        _mask = context.IsTrainable
            ? context.Scratch((long)context.MaximumBatch * context.Output.SamplePitch, (long)context.MaximumBatch * context.Output.Shape.Size)
            : null;
    }

    public override void Forward(in StepContext step)
    {
        var x = _context.Input.Tensor.Values;
        var y = _context.Output.Values;
        var count = (nint)step.Batch * _context.Output.SamplePitch;
        if (step.IsTraining && _mask is not null)
        {
            Draw(step, _mask.Values);
            _context.Kernels.Product(x, _mask.Values, count, y);
        }
        else if (x != y)
        {
            Buffer.MemoryCopy(x, y, count * sizeof(float), count * sizeof(float));
        }
    }

    public override void Backward(in StepContext step)
    {
        var target = _context.Input.Gradient;
        if (target == null)
        {
            return;
        }

        var source = _context.Output.Gradient;
        var count = (nint)step.Batch * _context.Output.SamplePitch;
        if (step.IsTraining && _mask is not null)
        {
            _context.Kernels.Product(source, _mask.Values, count, target);
        }
        else if (source != target)
        {
            Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
        }
    }

    /// <summary>Draws a mask: the numbers of the node's <see cref="RandomStream"/>, each step from a position of its own, taken block by block so that nothing is allocated.</summary>
    /// <param name="mask">Gets, for each number, 0 or what it is multiplied by: rows x pitch.</param>
    /// <param name="rows">The places of all samples.</param>
    /// <param name="channels">The channels of each place.</param>
    /// <param name="pitch">The floats from one place to the next: at least the channels, rounded up to a multiple of 4.</param>
    /// <param name="rate">The share that is dropped.</param>
    /// <param name="node">The number of the node.</param>
    /// <param name="step">The number of the step, from 0.</param>
    /// <param name="seed">The seed of the run.</param>
    public static void Draw(float* mask, int rows, int channels, int pitch, double rate, int node, long step, ulong seed)
    {
        var scale = (float)(1 / (1 - rate));
        var threshold = (uint)(rate * uint.MaxValue);
        var block = 0u;
        for (var row = 0; row < rows; row++)
        {
            var target = mask + ((nint)row * pitch);
            for (var c = 0; c < channels; c += 4)
            {
                var bits = Philox.Generate(block++, (uint)step, (uint)RandomPurpose.Dropout, (uint)node, (uint)seed, (uint)(seed >> 32));
                target[c] = bits.A < threshold ? 0 : scale;
                target[c + 1] = bits.B < threshold ? 0 : scale;
                target[c + 2] = bits.C < threshold ? 0 : scale;
                target[c + 3] = bits.D < threshold ? 0 : scale;
            }
        }
    }

    private void Draw(in StepContext step, float* mask)
    {
        var output = _context.Output;
        Draw(mask, step.Batch * output.Shape.Positions, output.Shape.Channels, output.ChannelPitch, _rate, _context.Node.Id, step.Step, step.Seed);
    }
}

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
    private readonly float _scale;
    private readonly uint _threshold;

    public DropoutKernel(NodeContext context)
    {
        var rate = context.Node.Arguments.Real("rate");
        _context = context;
        _scale = (float)(1 / (1 - rate));
        _threshold = (uint)(rate * uint.MaxValue);
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
    private void Draw(in StepContext step, float* mask)
    {
        var channels = _context.Output.Shape.Channels;
        var rows = step.Batch * _context.Output.Shape.Positions;
        var block = 0u;
        for (var row = 0; row < rows; row++)
        {
            var target = mask + ((nint)row * _context.Output.ChannelPitch);
            for (var c = 0; c < channels; c += 4)
            {
                var bits = Philox.Generate(block++, (uint)step.Step, (uint)RandomPurpose.Dropout, (uint)_context.Node.Id, (uint)step.Seed, (uint)(step.Seed >> 32));
                target[c] = Keep(bits.A);
                target[c + 1] = Keep(bits.B);
                target[c + 2] = Keep(bits.C);
                target[c + 3] = Keep(bits.D);
            }
        }
    }

    private float Keep(uint bits) => bits < _threshold ? 0 : _scale;
}

using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>
/// <c>y[p] = w[x[p]]</c>: the rows of a table that tokens stand for; <c>dw[t] = sum over the places p of t of dy[p]</c>, in the order of the places. Fresh weights are uniform with a variance of 1, which is
/// PyTorch's. Tokens have been checked when they were loaded.
/// </summary>
internal sealed unsafe class EmbeddingKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly Parameter _weight;
    private readonly int _pitch;

    public EmbeddingKernel(NodeContext context)
    {
        var vocabulary = context.Input.Tensor.Shape.Vocabulary;
        var size = context.Output.Shape.Channels;
        _context = context;
        _weight = context.Declare("weight", [vocabulary, size], new WeightLayout(size, 1, 1, vocabulary), uniformBound: Math.Sqrt(3));
        _pitch = _weight.Layout.Pitch;
    }

    public override void Forward(in StepContext step)
    {
        var x = _context.Input.Tensor;
        for (var row = 0; row < step.Batch * x.Shape.Width; row++)
        {
            new ReadOnlySpan<float>(VectorOf(_weight.Values, row), _pitch).CopyTo(new Span<float>(_context.Output.Values + ((nint)row * _pitch), _pitch));
        }
    }

    public override void Backward(in StepContext step)
    {
        var x = _context.Input.Tensor;
        NativeMemory.Clear(_weight.Gradient, (nuint)_weight.Layout.PaddedCount * sizeof(float));
        for (var row = 0; row < step.Batch * x.Shape.Width; row++)
        {
            _context.Kernels.Add(_context.Output.Gradient + ((nint)row * _pitch), _pitch, VectorOf(_weight.Gradient, row));
        }

        if (_context.Input.Gradient != null)
        {
            // There is no derivative by a token.
            NativeMemory.Clear(_context.Input.Gradient, (nuint)step.Batch * (nuint)x.SamplePitch * sizeof(float));
        }
    }

    private float* VectorOf(float* table, int row)
    {
        var x = _context.Input.Tensor;
        return table + ((nint)x.Values[(nint)row * x.ChannelPitch] * _pitch);
    }
}

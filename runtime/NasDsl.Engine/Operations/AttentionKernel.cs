using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Multi-head self-attention (Vaswani et al., 2017, section 3.2.2). With q, k and v three linear maps of x, split into heads of d channels: <c>p[i, j] = softmax over j of (q[i] k[j] / root(d))</c>,
/// <c>z[i] = sum over j of p[i, j] v[j]</c>, and y is a linear map of all z. The parameters are those of PyTorch's MultiheadAttention, with fresh numbers as there.
/// </summary>
/// <remarks>
/// All sums are <see cref="GatherMultiply"/>. Queries, keys, values and z lie head by head, as places x channels of the head, so that each is a dense factor; p lies as keys x queries, so that the
/// softmax goes down columns and no vector is split. A batch goes by in chunks of a few samples, whose size follows from the shape.
/// </remarks>
internal sealed unsafe class AttentionKernel : NodeKernel
{
    private const int ChunkPlaces = 512;
    private const int Roles = 3;
    private readonly NodeContext _context;
    private readonly int _length;
    private readonly int _channels;
    private readonly int _heads;
    private readonly int _headSize;
    private readonly float _scale;
    private readonly Parameter _inWeight;
    private readonly Parameter _outWeight;
    private readonly Parameter? _inBias;
    private readonly Parameter? _outBias;

    // A plane is what a chunk has of one head in one role: places x padded channels. A square is the weights of one sample and head: keys x padded queries.
    private readonly int _chunk;
    private readonly int _pitch;
    private readonly int _plane;
    private readonly int _queryPitch;
    private readonly int _square;
    private readonly float* _maps;
    private readonly float* _shares;
    private readonly float* _heard;
    private readonly float* _turned;

    private readonly int* _units;
    private readonly int* _inputPlaces;
    private readonly int* _outputPlaces;
    private readonly int* _headPlaces;
    private readonly int* _keys;
    private readonly int* _heardChannels;
    private readonly int* _mapChannels;

    private readonly float* _mapGradients;
    private readonly float* _shareGradients;
    private readonly float* _heardGradients;
    private readonly float* _inTransposed;
    private readonly float* _outTransposed;
    private readonly ChannelSummer[] _inBiasGradients = [];
    private readonly ChannelSummer? _outBiasGradient;

    public AttentionKernel(NodeContext context)
    {
        var input = context.Input.Tensor;
        var output = context.Output;
        var arena = context.Arena;
        _context = context;
        _length = input.Shape.Width;
        _channels = input.Shape.Channels;
        _heads = context.Node.Arguments.Int("heads");
        _headSize = _channels / _heads;
        _scale = (float)(1 / Math.Sqrt(_headSize));
        var inLayout = new WeightLayout(_headSize, _channels, 1, Roles * _heads);
        _inWeight = context.Declare("in_proj_weight", [Roles * _channels, _channels], inLayout, uniformBound: Math.Sqrt(6.0 / ((Roles + 1) * _channels)));
        _outWeight = context.Declare("out_proj.weight", [_channels, _channels], new WeightLayout(_channels, _channels, 1), uniformBound: 1 / Math.Sqrt(_channels));
        if (context.Node.Arguments.Flag("bias"))
        {
            _inBias = context.Declare("in_proj_bias", [Roles * _channels], inLayout with { Inputs = 1 });
            _outBias = context.Declare("out_proj.bias", [_channels], new WeightLayout(_channels, 1, 1));
        }

        _chunk = Math.Clamp(ChunkPlaces / _length, 1, context.MaximumBatch);
        _pitch = inLayout.Pitch;
        _plane = _chunk * _length * _pitch;
        _queryPitch = Layout.Padded(_length);
        _square = _length * _queryPitch;
        var chunks = context.IsTrainable ? (context.MaximumBatch + _chunk - 1) / _chunk : 1;
        _maps = arena.Floats((long)chunks * Roles * _heads * _plane);
        _heard = arena.Floats((long)chunks * _heads * _plane);
        _shares = arena.Floats((long)chunks * _chunk * _heads * _square);
        _turned = arena.Floats((long)_headSize * _queryPitch);

        _units = OffsetTable.Steps(arena, Math.Max(_channels, _length), 1);
        _inputPlaces = OffsetTable.Steps(arena, _chunk * _length, input.ChannelPitch);
        _outputPlaces = OffsetTable.Steps(arena, _chunk * _length, output.ChannelPitch);
        _headPlaces = OffsetTable.Steps(arena, _chunk * _length, _pitch);
        _keys = OffsetTable.Steps(arena, _length, _queryPitch);
        _heardChannels = OffsetTable.Planes(arena, _heads, _plane, _headSize, 1);
        _mapChannels = OffsetTable.Planes(arena, Roles * _heads, _plane, _headSize, 1);
        if (context.IsTrainable)
        {
            _mapGradients = arena.Floats((long)Roles * _heads * _plane);
            _heardGradients = arena.Floats((long)_heads * _plane);
            _shareGradients = arena.Floats(_square);
            _outTransposed = arena.Floats((long)_heads * _channels * _pitch);
            _inTransposed = context.Input.Gradient == null ? null : arena.Floats((long)Roles * _channels * input.ChannelPitch);
            if (_inBias is not null)
            {
                var head = new Tensor(output.Shape.WithChannels(_headSize), _pitch);
                _inBiasGradients = [.. Enumerable.Range(0, Roles * _heads).Select(_ => new ChannelSummer(context, head))];
                _outBiasGradient = new ChannelSummer(context, output);
            }
        }
    }

    public override void Forward(in StepContext step)
    {
        var (input, output) = (_context.Input.Tensor, _context.Output);
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var chunk = ChunkAt(first, Math.Min(_chunk, step.Batch - first));
            var x = input.Values + ((nint)first * input.SamplePitch);
            for (var map = 0; map < Roles * _heads; map++)
            {
                var bias = _inBias is null ? null : _inBias.Values + ((nint)map * _pitch);
                Multiply(x, _inputPlaces, chunk.Places, _units, _channels, _inWeight.Values + ((nint)map * _inWeight.Layout.MapPitch), _pitch, chunk.Maps + ((nint)map * _plane), bias);
            }

            for (var n = 0; n < chunk.Samples; n++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    Attend(chunk, n, head);
                }
            }

            var y = output.Values + ((nint)first * output.SamplePitch);
            Multiply(chunk.Heard, _headPlaces, chunk.Places, _heardChannels, _channels, _outWeight.Values, output.ChannelPitch, y, _outBias is null ? null : _outBias.Values);
        }
    }

    public override void Backward(in StepContext step)
    {
        var (input, output) = (_context.Input.Tensor, _context.Output);
        Transpose();
        foreach (var summer in _inBiasGradients)
        {
            summer.Clear();
        }

        _outBiasGradient?.Clear();
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var chunk = ChunkAt(first, Math.Min(_chunk, step.Batch - first));
            var isLater = first > 0;
            var dy = output.Gradient + ((nint)first * output.SamplePitch);
            Multiply(chunk.Heard, _heardChannels, _channels, _headPlaces, chunk.Places, dy, output.ChannelPitch, _outWeight.Gradient, null, isLater);
            _outBiasGradient?.Add(dy, chunk.Places);
            for (var head = 0; head < _heads; head++)
            {
                Multiply(dy, _outputPlaces, chunk.Places, _units, _channels, _outTransposed + ((nint)head * _channels * _pitch), _pitch, _heardGradients + ((nint)head * _plane));
                for (var n = 0; n < chunk.Samples; n++)
                {
                    AttendBackward(chunk, n, head);
                }
            }

            var x = input.Values + ((nint)first * input.SamplePitch);
            for (var map = 0; map < Roles * _heads; map++)
            {
                var gradient = _mapGradients + ((nint)map * _plane);
                Multiply(x, _units, _channels, _inputPlaces, chunk.Places, gradient, _pitch, _inWeight.Gradient + ((nint)map * _inWeight.Layout.MapPitch), null, isLater);
                if (_inBias is not null)
                {
                    _inBiasGradients[map].Add(gradient, chunk.Places);
                }
            }

            if (_context.Input.Gradient != null)
            {
                var dx = _context.Input.Gradient + ((nint)first * input.SamplePitch);
                Multiply(_mapGradients, _headPlaces, chunk.Places, _mapChannels, Roles * _channels, _inTransposed, input.ChannelPitch, dx);
            }
        }

        for (var map = 0; map < _inBiasGradients.Length && _inBias is not null; map++)
        {
            _inBiasGradients[map].Round(_inBias.Gradient + ((nint)map * _pitch));
        }

        if (_outBias is not null)
        {
            _outBiasGradient?.Round(_outBias.Gradient);
        }
    }

    /// <summary>One sample, one head: p as keys x queries, then z.</summary>
    private void Attend(in Chunk chunk, int sample, int head)
    {
        var shares = SharesOf(chunk, sample, head);
        VectorKernels.Transpose(Of(chunk.Maps, 0, head, sample), _pitch, _length, _headSize, _turned, _queryPitch);
        Multiply(Of(chunk.Maps, 1, head, sample), _headPlaces, _length, _units, _headSize, _turned, _queryPitch, shares);
        _context.Kernels.SoftmaxColumns(shares, _length, _queryPitch, _scale);
        MultiplyOverKeys(shares, Of(chunk.Maps, 2, head, sample), Of(chunk.Heard, 0, head, sample));
    }

    /// <summary>
    /// With s the numbers that p is the softmax of: <c>dv[j] = sum over i of p[i, j] dz[i]</c>, <c>dp[i, j] = v[j] dz[i]</c>, <c>dq[i] = sum over j of ds[i, j] k[j]</c>,
    /// <c>dk[j] = sum over i of ds[i, j] q[i]</c>.
    /// </summary>
    private void AttendBackward(in Chunk chunk, int sample, int head)
    {
        var shares = SharesOf(chunk, sample, head);
        var dz = Of(_heardGradients, 0, head, sample);
        Multiply(shares, _keys, _length, _units, _length, dz, _pitch, Of(_mapGradients, 2, head, sample));
        VectorKernels.Transpose(dz, _pitch, _length, _headSize, _turned, _queryPitch);
        Multiply(Of(chunk.Maps, 2, head, sample), _headPlaces, _length, _units, _headSize, _turned, _queryPitch, _shareGradients);
        _context.Kernels.SoftmaxColumnsGradient(shares, _shareGradients, _length, _queryPitch, _scale);
        MultiplyOverKeys(_shareGradients, Of(chunk.Maps, 1, head, sample), Of(_mapGradients, 0, head, sample));
        Multiply(_shareGradients, _keys, _length, _units, _length, Of(chunk.Maps, 0, head, sample), _pitch, Of(_mapGradients, 1, head, sample));
    }

    /// <summary>target[i] = sum over keys j of square[j, i] x[j]. For a narrow head, vectors run across queries instead of its few channels: the same chains, and so the same bits.</summary>
    private void MultiplyOverKeys(float* square, float* x, float* target)
    {
        if (_pitch > Layout.ChannelBlock)
        {
            Multiply(square, _units, _length, _keys, _length, x, _pitch, target);
            return;
        }

        Multiply(x, _units, _headSize, _headPlaces, _length, square, _queryPitch, _turned);
        VectorKernels.Transpose(_turned, _queryPitch, _headSize, _length, target, _pitch);
    }

    private float* Of(float* planes, int role, int head, int sample) => planes + ((nint)((role * _heads) + head) * _plane) + ((nint)sample * _length * _pitch);

    private float* SharesOf(in Chunk chunk, int sample, int head) => chunk.Shares + ((nint)((sample * _heads) + head) * _square);

    /// <summary>Where a chunk keeps what the backward pass reads; without one, all chunks use the same memory.</summary>
    private Chunk ChunkAt(int first, int samples)
    {
        nint number = _context.IsTrainable ? first / _chunk : 0;
        return new Chunk(
            samples,
            samples * _length,
            _maps + (number * Roles * _heads * _plane),
            _shares + (number * _chunk * _heads * _square),
            _heard + (number * _heads * _plane));
    }

    /// <summary>The weights as the gradients of inputs take them: outputs x inputs.</summary>
    private void Transpose()
    {
        var pitch = _context.Input.Tensor.ChannelPitch;
        for (var head = 0; head < _heads; head++)
        {
            var weights = _outWeight.Values + ((nint)head * _headSize * _outWeight.Layout.Pitch);
            VectorKernels.Transpose(weights, _outWeight.Layout.Pitch, _headSize, _channels, _outTransposed + ((nint)head * _channels * _pitch), _pitch);
        }

        for (var map = 0; map < Roles * _heads && _inTransposed != null; map++)
        {
            var weights = _inWeight.Values + ((nint)map * _inWeight.Layout.MapPitch);
            VectorKernels.Transpose(weights, _pitch, _channels, _headSize, _inTransposed + ((nint)map * _headSize * pitch), pitch);
        }
    }

    private void Multiply(float* x, int* rows, int rowCount, int* sums, int sumCount, float* b, int columns, float* c, float* bias = null, bool accumulate = false) =>
        _context.Kernels.Multiply(new GatherMultiply
        {
            X = x,
            RowOffsets = rows,
            Rows = rowCount,
            SumOffsets = sums,
            Sums = sumCount,
            B = b,
            Columns = columns,
            C = c,
            Bias = bias,
            Accumulate = accumulate,
        });

    /// <summary>A few samples, and where their queries, keys and values, their weights and what heads have heard lie.</summary>
    private readonly struct Chunk(int samples, int places, float* maps, float* shares, float* heard)
    {
        public int Samples { get; } = samples;

        public int Places { get; } = places;

        public float* Maps { get; } = maps;

        public float* Shares { get; } = shares;

        public float* Heard { get; } = heard;
    }
}

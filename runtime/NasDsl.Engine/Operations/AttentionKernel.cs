using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Multi-head self-attention (Vaswani et al., 2017, section 3.2.2). With q, k and v three linear maps of x, split into heads of d channels: <c>p[i, j] = softmax over j of (q[i] k[j] / root(d))</c>,
/// <c>z[i] = sum over j of p[i, j] v[j]</c>, and y is a linear map of all z. The parameters are those of PyTorch's MultiheadAttention, with fresh numbers as there.
/// </summary>
/// <remarks>
/// All sums are <see cref="GatherMultiply"/>. Queries, keys and values lie side by side at each place, as one linear map gives them. Squares of places, such as p, lie as keys x queries: the softmax goes down
/// columns, and vectors run across places however narrow a head is. A batch goes by in chunks of a few samples, whose size follows from the shape.
/// </remarks>
internal sealed unsafe class AttentionKernel : NodeKernel
{
    private const int ChunkPlaces = 512;

    /// <summary>Queries, keys and values.</summary>
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

    // Places x pitch for maps (q, k, v) and for z, and keys x padded queries for a square.
    private readonly int _chunk;
    private readonly int _mapPitch;
    private readonly int _outputPitch;
    private readonly int _queryPitch;
    private readonly int _square;
    private readonly Scratch _maps;
    private readonly Scratch _heard;
    private readonly Scratch _shares;

    // One head of one sample, turned to channels x padded places. What is multiplied with has zeros in its padding, so that it is apart from what comes out.
    private readonly Scratch _factor;
    private readonly Scratch _product;
    private readonly int* _units;
    private readonly int* _inputPlaces;
    private readonly int* _mapPlaces;
    private readonly int* _outputPlaces;

    private readonly float* _mapGradients;
    private readonly float* _heardGradients;
    private readonly float* _shareGradients;
    private readonly float* _turnedSquare;
    private readonly float* _inTransposed;
    private readonly float* _outTransposed;
    private readonly ChannelSummer? _inBiasGradient;
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
        var maps = Roles * _channels;
        _inWeight = context.Declare("in_proj_weight", [maps, _channels], new WeightLayout(maps, _channels, 1), uniformBound: Math.Sqrt(6.0 / (maps + _channels)));
        _outWeight = context.Declare("out_proj.weight", [_channels, _channels], new WeightLayout(_channels, _channels, 1), uniformBound: 1 / Math.Sqrt(_channels));
        if (context.Node.Arguments.Flag("bias"))
        {
            _inBias = context.Declare("in_proj_bias", [maps], new WeightLayout(maps, 1, 1));
            _outBias = context.Declare("out_proj.bias", [_channels], new WeightLayout(_channels, 1, 1));
        }

        _chunk = Math.Clamp(ChunkPlaces / _length, 1, context.MaximumBatch);
        _mapPitch = _inWeight.Layout.Pitch;
        _outputPitch = output.ChannelPitch;
        _queryPitch = Layout.Padded(_length);
        _square = _length * _queryPitch;
        var samples = context.IsTrainable ? context.MaximumBatch : _chunk;
        var places = (long)samples * _length;
        var squares = context.IsTrainable ? (long)samples * _heads : 1;
        _maps = context.Scratch(places * _mapPitch, places * maps);
        _heard = context.Scratch(places * _outputPitch, places * _channels);
        _shares = context.Scratch(squares * _square, squares * _length * _length);
        _factor = context.Scratch((long)_headSize * _queryPitch, (long)_headSize * _length);
        _product = context.Scratch((long)_headSize * _queryPitch, (long)_headSize * _length);
        _units = OffsetTable.Steps(arena, Math.Max(maps, _length), 1);
        _inputPlaces = OffsetTable.Steps(arena, _chunk * _length, input.ChannelPitch);
        _mapPlaces = OffsetTable.Steps(arena, _chunk * _length, _mapPitch);
        _outputPlaces = OffsetTable.Steps(arena, _chunk * _length, _outputPitch);
        if (context.IsTrainable)
        {
            _mapGradients = arena.Floats((long)_chunk * _length * _mapPitch);
            _heardGradients = arena.Floats((long)_chunk * _length * _outputPitch);
            _shareGradients = arena.Floats(_square);
            _turnedSquare = arena.Floats(_square);
            _outTransposed = arena.Floats((long)_channels * _outputPitch);
            _inTransposed = context.Input.Gradient == null ? null : arena.Floats((long)maps * input.ChannelPitch);
            if (_inBias is not null)
            {
                _inBiasGradient = new ChannelSummer(context, new Tensor(output.Shape.WithChannels(maps), _mapPitch));
                _outBiasGradient = new ChannelSummer(context, output);
            }
        }
    }

    public override void Forward(in StepContext step)
    {
        if (!_context.IsTrainable)
        {
            // Others may have used it.
            NativeMemory.Clear(_factor.Values, (nuint)_headSize * (nuint)_queryPitch * sizeof(float));
        }

        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            var (start, places) = (Start(first), samples * _length);
            var maps = _maps.Values + (start * _length * _mapPitch);
            var heard = _heard.Values + (start * _length * _outputPitch);
            Multiply(Input(first), _inputPlaces, places, _units, _channels, _inWeight.Values, _mapPitch, maps, _inBias is null ? null : _inBias.Values);
            for (var n = 0; n < samples; n++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    Attend(
                        maps + ((nint)n * _length * _mapPitch) + (head * _headSize),
                        Shares(start + n, head),
                        heard + ((nint)n * _length * _outputPitch) + (head * _headSize));
                }
            }

            var y = _context.Output.Values + ((nint)first * _context.Output.SamplePitch);
            Multiply(heard, _outputPlaces, places, _units, _channels, _outWeight.Values, _outputPitch, y, _outBias is null ? null : _outBias.Values);
        }
    }

    public override void Backward(in StepContext step)
    {
        VectorKernels.Transpose(_outWeight.Values, _outputPitch, _channels, _channels, _outTransposed, _outputPitch);
        if (_inTransposed != null)
        {
            VectorKernels.Transpose(_inWeight.Values, _mapPitch, _channels, Roles * _channels, _inTransposed, _context.Input.Tensor.ChannelPitch);
        }

        _inBiasGradient?.Clear();
        _outBiasGradient?.Clear();
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            var samples = Math.Min(_chunk, step.Batch - first);
            BackwardOutput(first, samples);
            for (var n = 0; n < samples; n++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    var place = (nint)n * _length;
                    AttendBackward(
                        _maps.Values + ((Start(first) + n) * _length * _mapPitch) + (head * _headSize),
                        Shares(Start(first) + n, head),
                        _heardGradients + (place * _outputPitch) + (head * _headSize),
                        _mapGradients + (place * _mapPitch) + (head * _headSize));
                }
            }

            BackwardInput(first, samples);
        }

        if (_inBias is not null && _outBias is not null)
        {
            _inBiasGradient?.Round(_inBias.Gradient);
            _outBiasGradient?.Round(_outBias.Gradient);
        }
    }

    /// <summary>The gradient of the map behind: of its weights, and of z.</summary>
    private void BackwardOutput(int first, int samples)
    {
        var places = samples * _length;
        var dy = _context.Output.Gradient + ((nint)first * _context.Output.SamplePitch);
        var heard = _heard.Values + (Start(first) * _length * _outputPitch);
        Multiply(heard, _units, _channels, _outputPlaces, places, dy, _outputPitch, _outWeight.Gradient, null, first > 0);
        Multiply(dy, _outputPlaces, places, _units, _channels, _outTransposed, _outputPitch, _heardGradients);
        _outBiasGradient?.Add(dy, places);
    }

    /// <summary>The gradient of the maps to q, k and v: of their weights, and of x.</summary>
    private void BackwardInput(int first, int samples)
    {
        var places = samples * _length;
        Multiply(Input(first), _units, _channels, _inputPlaces, places, _mapGradients, _mapPitch, _inWeight.Gradient, null, first > 0);
        _inBiasGradient?.Add(_mapGradients, places);
        if (_inTransposed != null)
        {
            var input = _context.Input.Tensor;
            var dx = _context.Input.Gradient + ((nint)first * input.SamplePitch);
            Multiply(_mapGradients, _mapPlaces, places, _units, Roles * _channels, _inTransposed, input.ChannelPitch, dx);
        }
    }

    /// <summary>One head of one sample: p from its queries and keys, and z from p and its values.</summary>
    private void Attend(float* query, float* shares, float* heard)
    {
        var (key, value) = (_channels, 2 * _channels);
        VectorKernels.Transpose(query, _mapPitch, _length, _headSize, _factor.Values, _queryPitch);
        Multiply(query + key, _mapPlaces, _length, _units, _headSize, _factor.Values, _queryPitch, shares);
        _context.Kernels.SoftmaxColumns(shares, _length, _queryPitch, _scale);
        MultiplySquare(shares, query + value, _mapPlaces, heard, _outputPitch);
    }

    /// <summary>
    /// With s the numbers that p is the softmax of: <c>dv[j] = sum over i of p[i, j] dz[i]</c>, <c>dp[i, j] = v[j] dz[i]</c>, <c>dq[i] = sum over j of ds[i, j] k[j]</c>,
    /// <c>dk[j] = sum over i of ds[i, j] q[i]</c>.
    /// </summary>
    private void AttendBackward(float* query, float* shares, float* dz, float* dq)
    {
        var (key, value) = (_channels, 2 * _channels);
        VectorKernels.Transpose(shares, _queryPitch, _length, _length, _turnedSquare, _queryPitch);
        MultiplySquare(_turnedSquare, dz, _outputPlaces, dq + value, _mapPitch);
        VectorKernels.Transpose(dz, _outputPitch, _length, _headSize, _factor.Values, _queryPitch);
        Multiply(query + value, _mapPlaces, _length, _units, _headSize, _factor.Values, _queryPitch, _shareGradients);
        _context.Kernels.SoftmaxColumnsGradient(shares, _shareGradients, _length, _queryPitch, _scale);
        MultiplySquare(_shareGradients, query + key, _mapPlaces, dq, _mapPitch);
        VectorKernels.Transpose(_shareGradients, _queryPitch, _length, _length, _turnedSquare, _queryPitch);
        MultiplySquare(_turnedSquare, query, _mapPlaces, dq + key, _mapPitch);
    }

    /// <summary>target[i] = sum over j of square[j, i] x[j], for the channels of a head.</summary>
    private void MultiplySquare(float* square, float* x, int* places, float* target, int targetPitch)
    {
        Multiply(x, _units, _headSize, places, _length, square, _queryPitch, _product.Values);
        VectorKernels.Transpose(_product.Values, _queryPitch, _headSize, _length, target, targetPitch);
    }

    private float* Input(int first) => _context.Input.Tensor.Values + ((nint)first * _context.Input.Tensor.SamplePitch);

    /// <summary>Where what the backward pass reads of a chunk begins, in samples; without one, all chunks use the same memory.</summary>
    private nint Start(int first) => _context.IsTrainable ? first : 0;

    /// <summary>The square of a head; without a backward pass there is one, which all take one after another.</summary>
    private float* Shares(nint sample, int head) => _shares.Values + (_context.IsTrainable ? ((sample * _heads) + head) * _square : 0);

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
}

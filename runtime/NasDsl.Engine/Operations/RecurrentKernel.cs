using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A recurrent layer along a signal. In each step, linear maps of the numbers at a place and of the state before are added up, one pair for each gate, and the state behind follows number by number.
/// The parameters are those of PyTorch's layers, gate by gate in its order; fresh weights are uniform within 1 / root of the units, as there, and offsets 0.
/// </summary>
/// <remarks>
/// A batch goes by in chunks of samples, which follow from the batch alone. Within a chunk numbers lie step by step, as steps x samples x units: what a step takes and gives is dense, and so is what
/// the gradients of the weights are summed over. The maps of the input need no state, so that those of several steps are one multiplication.
/// </remarks>
internal abstract unsafe class RecurrentKernel : NodeKernel
{
    private const int ChunkSamples = 64;
    private const int BlockPlaces = 512;
    private const int Planes = 4;
    private readonly NodeContext _context;
    private readonly int _length;
    private readonly int _inputs;
    private readonly int _units;
    private readonly int _gates;
    private readonly int _ownStateGate;
    private readonly bool _hasDirectWay;
    private readonly int _pitch;
    private readonly bool _isSequence;
    private readonly int _chunk;
    private readonly int _places;
    private readonly nint _plane;
    private readonly Parameter _inputWeight;
    private readonly Parameter _stateWeight;
    private readonly Parameter? _inputBias;
    private readonly Parameter? _stateBias;

    // Gates of all steps, and states: that before the first step is state 0. Without a backward pass, those of a few steps of one chunk.
    private readonly Scratch _gateValues;
    private readonly Scratch _allStates;
    private readonly Scratch? _allCells;
    private readonly int* _unitOffsets;
    private readonly int* _stateOffsets;
    private readonly int* _inputOffsets;

    private readonly int* _gateOffsets;
    private readonly int* _inputGates;
    private readonly int* _stateGates;
    private readonly float* _inputTransposed;
    private readonly float* _stateTransposed;
    private readonly float* _gradient;
    private readonly float* _gradientBefore;
    private readonly float* _cellGradient;
    private readonly ChannelSummer[] _biasGradients = [];

    // The chunk in hand.
    private int _samples;
    private float* _values;
    private float* _states;
    private float* _cells;

    /// <summary>Plans the layer.</summary>
    /// <param name="context">The node.</param>
    /// <param name="gates">How many pairs of linear maps there are.</param>
    /// <param name="hasCells">Whether there is a cell beside the state.</param>
    /// <param name="hasOwnStateMap">Whether the last gate keeps the map of the state apart from that of the input; all others add the two up.</param>
    /// <param name="hasDirectWay">Whether the state before goes into that behind without a map, too.</param>
    protected RecurrentKernel(NodeContext context, int gates, bool hasCells, bool hasOwnStateMap, bool hasDirectWay)
    {
        var input = context.Input.Tensor;
        var arena = context.Arena;
        _context = context;
        _gates = gates;
        _ownStateGate = hasOwnStateMap ? gates - 1 : -1;
        _hasDirectWay = hasDirectWay;
        _length = input.Shape.Width;
        _inputs = input.Shape.Channels;
        _units = context.Output.Shape.Channels;
        _isSequence = context.Node.Arguments.Flag("sequence");
        var inputLayout = new WeightLayout(_units, _inputs, 1, gates);
        var stateLayout = inputLayout with { Inputs = _units };
        _pitch = inputLayout.Pitch;
        var bound = 1 / Math.Sqrt(_units);
        _inputWeight = context.Declare("weight_ih_l0", [gates * _units, _inputs], inputLayout, uniformBound: bound);
        _stateWeight = context.Declare("weight_hh_l0", [gates * _units, _units], stateLayout, uniformBound: bound);
        if (context.Node.Arguments.Flag("bias"))
        {
            _inputBias = context.Declare("bias_ih_l0", [gates * _units], inputLayout with { Inputs = 1 });
            _stateBias = context.Declare("bias_hh_l0", [gates * _units], inputLayout with { Inputs = 1 });
        }

        _chunk = Math.Min(ChunkSamples, context.MaximumBatch);
        var all = checked(_length * _chunk);
        _places = context.IsTrainable ? all : Math.Min(all, Math.Max(BlockPlaces, _chunk));
        _plane = (nint)_places * _pitch;
        var chunks = context.IsTrainable ? (context.MaximumBatch + _chunk - 1) / _chunk : 1;
        var kept = (context.IsTrainable ? (long)chunks * _places : _chunk) * _units;
        var before = (context.IsTrainable ? (long)chunks * _chunk : _chunk) * _units;
        _gateValues = context.Scratch(chunks * Planes * _plane, Planes * kept);
        _allStates = context.Scratch((long)chunks * (_places + _chunk) * _pitch, kept + before);
        _allCells = hasCells ? context.Scratch((long)chunks * (_places + _chunk) * _pitch, kept + before) : null;
        _unitOffsets = OffsetTable.Steps(arena, Math.Max(_inputs, _units), 1);
        _stateOffsets = OffsetTable.Steps(arena, _places, _pitch);
        _inputOffsets = arena.Ints(all);
        if (!context.IsTrainable)
        {
            return;
        }

        _stateTransposed = arena.Floats((long)gates * _units * _pitch);
        _stateGates = arena.Ints(gates * _units);
        _inputGates = arena.Ints(gates * _units);
        for (var i = 0; i < gates * _units; i++)
        {
            _inputGates[i] = checked((int)((i / _units * _plane) + (i % _units)));
            _stateGates[i] = checked((int)((StatePlane(i / _units) * _plane) + (i % _units)));
        }

        _gradient = arena.Floats((long)_chunk * _pitch);
        _gradientBefore = arena.Floats((long)_chunk * _pitch);
        _cellGradient = hasCells ? arena.Floats((long)_chunk * _pitch) : null;
        _gateOffsets = arena.Ints(all);
        _inputTransposed = context.Input.Gradient == null ? null : arena.Floats((long)gates * _units * input.ChannelPitch);
        if (_inputBias is not null)
        {
            var gate = new Tensor(context.Output.Shape, _pitch);
            _biasGradients = [.. Enumerable.Range(0, Planes).Select(_ => new ChannelSummer(context, gate))];
        }
    }

    /// <summary>The kernels to compose the steps of.</summary>
    protected VectorKernels Kernels => _context.Kernels;

    /// <summary>Computes the state behind a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="count">How many numbers a state has.</param>
    protected abstract void Advance(in RecurrentStep step, nint count);

    /// <summary>Computes the gradients of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="count">How many numbers a state has.</param>
    protected abstract void Return(in RecurrentStep step, nint count);

    public override void Forward(in StepContext step)
    {
        for (var first = 0; first < step.Batch; first += _chunk)
        {
            Take(first, step.Batch);
            ForwardSteps(first);
        }
    }

    public override void Backward(in StepContext step)
    {
        Transpose();
        foreach (var summer in _biasGradients)
        {
            summer.Clear();
        }

        for (var first = 0; first < step.Batch; first += _chunk)
        {
            Take(first, step.Batch);
            BackwardSteps(first);
            BackwardMaps(first);
        }

        for (var gate = 0; gate < _gates && _inputBias is not null && _stateBias is not null; gate++)
        {
            _biasGradients[gate].Round(_inputBias.Gradient + ((nint)gate * _pitch));
            _biasGradients[StatePlane(gate)].Round(_stateBias.Gradient + ((nint)gate * _pitch));
        }
    }

    /// <summary>Where the map of the state goes: to that of the input of the same gate, which it is added to, or behind all gates.</summary>
    private int StatePlane(int gate) => gate == _ownStateGate ? _gates : gate;

    /// <summary>Takes a chunk in hand.</summary>
    private void Take(int first, int batch)
    {
        nint number = _context.IsTrainable ? first / _chunk : 0;
        _values = _gateValues.Values + (number * Planes * _plane);
        _states = _allStates.Values + (number * (_places + _chunk) * _pitch);
        _cells = _allCells is null ? null : _allCells.Values + (number * (_places + _chunk) * _pitch);
        var samples = Math.Min(_chunk, batch - first);
        if (samples == _samples)
        {
            return;
        }

        var input = _context.Input.Tensor;
        _samples = samples;
        for (var n = 0; n < samples; n++)
        {
            for (var t = 0; t < _length; t++)
            {
                var place = (t * samples) + n;
                _inputOffsets[place] = (n * input.SamplePitch) + (t * input.ChannelPitch);
                if (_gateOffsets != null)
                {
                    _gateOffsets[(n * _length) + t] = place * _pitch;
                }
            }
        }
    }

    private void ForwardSteps(int first)
    {
        var x = _context.Input.Tensor.Values + ((nint)first * _context.Input.Tensor.SamplePitch);
        var state = (nint)_samples * _pitch;
        Clear(_states, state);
        if (_cells != null)
        {
            Clear(_cells, state);
        }

        var steps = Math.Clamp(BlockPlaces / _samples, 1, _places / _samples);
        for (var block = 0; block < _length; block += steps)
        {
            var start = _context.IsTrainable ? block : 0;
            var end = Math.Min(_length, block + steps);
            MapInput(x, block, end, start);
            if (block > start)
            {
                Copy(_states + (steps * state), _states, state);
                if (_cells != null)
                {
                    Copy(_cells + (steps * state), _cells, state);
                }
            }

            for (var t = block; t < end; t++)
            {
                var slot = start + t - block;
                MapState(slot);
                Advance(StepAt(slot), state);
                if (_isSequence || t == _length - 1)
                {
                    GiveOutput(first, t, _states + ((slot + 1) * state));
                }
            }
        }
    }

    private void MapInput(float* x, int from, int to, int slot)
    {
        for (var gate = 0; gate < _gates; gate++)
        {
            Kernels.Multiply(new GatherMultiply
            {
                X = x,
                RowOffsets = _inputOffsets + (from * _samples),
                Rows = (to - from) * _samples,
                SumOffsets = _unitOffsets,
                Sums = _inputs,
                B = _inputWeight.Values + ((nint)gate * _inputWeight.Layout.MapPitch),
                Columns = _pitch,
                C = _values + (gate * _plane) + ((nint)slot * _samples * _pitch),
                Bias = _inputBias is null ? null : _inputBias.Values + ((nint)gate * _pitch),
            });
        }
    }

    private void MapState(int slot)
    {
        var offset = (nint)slot * _samples * _pitch;
        for (var gate = 0; gate < _gates; gate++)
        {
            Kernels.Multiply(new GatherMultiply
            {
                X = _states + offset,
                RowOffsets = _stateOffsets,
                Rows = _samples,
                SumOffsets = _unitOffsets,
                Sums = _units,
                B = _stateWeight.Values + ((nint)gate * _stateWeight.Layout.MapPitch),
                Columns = _pitch,
                C = _values + (StatePlane(gate) * _plane) + offset,
                Bias = _stateBias is null ? null : _stateBias.Values + ((nint)gate * _pitch),
                Accumulate = gate != _ownStateGate,
            });
        }
    }

    private RecurrentStep StepAt(int slot)
    {
        var state = (nint)_samples * _pitch;
        return new RecurrentStep
        {
            Gates = _values + (slot * state),
            GatePitch = _plane,
            Before = _states + (slot * state),
            After = _states + ((slot + 1) * state),
            CellBefore = _cells + (slot * state),
            Cell = _cells + ((slot + 1) * state),
            Gradient = _gradient,
            GradientBefore = _gradientBefore,
            CellGradient = _cellGradient,
        };
    }

    private void GiveOutput(int first, int place, float* states)
    {
        var output = _context.Output;
        for (var n = 0; n < _samples; n++)
        {
            Copy(states + ((nint)n * _pitch), output.Values + OutputOffset(first + n, place), _pitch);
        }
    }

    private nint OutputOffset(int sample, int place) => ((nint)sample * _context.Output.SamplePitch) + (_isSequence ? (nint)place * _pitch : 0);

    /// <summary>From the last step to the first: what gates hold becomes their gradient.</summary>
    private void BackwardSteps(int first)
    {
        var state = (nint)_samples * _pitch;
        Clear(_gradientBefore, state);
        if (_cellGradient != null)
        {
            Clear(_cellGradient, state);
        }

        for (var t = _length - 1; t >= 0; t--)
        {
            Copy(_gradientBefore, _gradient, state);
            for (var n = 0; n < _samples && (_isSequence || t == _length - 1); n++)
            {
                Kernels.Add(_context.Output.Gradient + OutputOffset(first + n, t), _pitch, _gradient + ((nint)n * _pitch));
            }

            Return(StepAt(t), state);
            if (t > 0)
            {
                Kernels.Multiply(new GatherMultiply
                {
                    X = _values + (t * state),
                    RowOffsets = _stateOffsets,
                    Rows = _samples,
                    SumOffsets = _stateGates,
                    Sums = _gates * _units,
                    B = _stateTransposed,
                    Columns = _pitch,
                    C = _gradientBefore,
                    Accumulate = _hasDirectWay,
                });
            }
        }
    }

    /// <summary>With g the gradients of the gates: <c>dw[i] = sum over steps and samples of x[i] g</c>, likewise for the map of the state, and <c>dx = sum over gates of w g</c>.</summary>
    private void BackwardMaps(int first)
    {
        var input = _context.Input.Tensor;
        var places = _length * _samples;
        for (var gate = 0; gate < _gates; gate++)
        {
            Kernels.Multiply(new GatherMultiply
            {
                X = input.Values + ((nint)first * input.SamplePitch),
                RowOffsets = _unitOffsets,
                Rows = _inputs,
                SumOffsets = _inputOffsets,
                Sums = places,
                B = _values + (gate * _plane),
                Columns = _pitch,
                C = _inputWeight.Gradient + ((nint)gate * _inputWeight.Layout.MapPitch),
                Accumulate = first > 0,
            });
            Kernels.Multiply(new GatherMultiply
            {
                X = _states,
                RowOffsets = _unitOffsets,
                Rows = _units,
                SumOffsets = _stateOffsets,
                Sums = places,
                B = _values + (StatePlane(gate) * _plane),
                Columns = _pitch,
                C = _stateWeight.Gradient + ((nint)gate * _stateWeight.Layout.MapPitch),
                Accumulate = first > 0,
            });
        }

        for (var plane = 0; plane < _biasGradients.Length; plane++)
        {
            _biasGradients[plane].Add(_values + (plane * _plane), places);
        }

        if (_context.Input.Gradient != null)
        {
            Kernels.Multiply(new GatherMultiply
            {
                X = _values,
                RowOffsets = _gateOffsets,
                Rows = places,
                SumOffsets = _inputGates,
                Sums = _gates * _units,
                B = _inputTransposed,
                Columns = input.ChannelPitch,
                C = _context.Input.Gradient + ((nint)first * input.SamplePitch),
            });
        }
    }

    /// <summary>The weights as the gradients of inputs and states take them: gates x units x inputs.</summary>
    private void Transpose()
    {
        Transpose(_stateWeight, _stateTransposed, _pitch);
        if (_inputTransposed != null)
        {
            Transpose(_inputWeight, _inputTransposed, _context.Input.Tensor.ChannelPitch);
        }
    }

    private void Transpose(Parameter weight, float* target, int pitch)
    {
        for (var gate = 0; gate < _gates; gate++)
        {
            VectorKernels.Transpose(weight.Values + ((nint)gate * weight.Layout.MapPitch), _pitch, weight.Layout.Inputs, _units, target + ((nint)gate * _units * pitch), pitch);
        }
    }

    private static void Clear(float* target, nint count) => NativeMemory.Clear(target, (nuint)count * sizeof(float));

    private static void Copy(float* source, float* target, nint count) => new ReadOnlySpan<float>(source, (int)count).CopyTo(new Span<float>(target, (int)count));
}

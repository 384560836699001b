using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Winograd's convolution along a signal: eight multiplications for every six numbers of the output instead of 18 with a window of three cells, F(6, 3), and for every four instead of 20 with one of five, F(4, 5).
/// Patches of eight cells become eight planes; a signal whose length is no multiple of a tile ends in one of fewer places.
/// </summary>
/// <remarks>Takes a block of tiles at a time, so that its planes stay in the cache. The weights' gradient is summed block by block, so the size of a block is part of the bits.</remarks>
internal sealed unsafe class WinogradSignal : WinogradConvolution
{
    private const int Planes = WinogradSignalPoints.Count;

    /// <summary>Cells of the window times channels, on the side with fewer, below which the transformations cost more than they save.</summary>
    private const int LeastProducts = 40;

    /// <summary>Floats of the planes of a block.</summary>
    private const int BlockFloats = 100_000;
    private const int GreatestBlock = 128;

    /// <summary>Whole tiles, and those at the end of a signal.</summary>
    private const int Kinds = 2;
    private readonly VectorKernels _kernels;
    private readonly int _inputs;
    private readonly int _inputPitch;
    private readonly int _outputPitch;
    private readonly int _taps;
    private readonly int _places;
    private readonly int[] _counts;
    private readonly int[] _heights;
    private readonly nint[] _patches = new nint[Kinds];
    private readonly nint[] _tiles = new nint[Kinds];
    private readonly int _blockTiles;
    private readonly nint _outputSample;
    private readonly nint _inputPlane;
    private readonly nint _outputPlane;
    private readonly nint _weightPlane;
    private readonly Workspace _workspace;
    private readonly float* _weightPlanes;
    private readonly float* _gradientPlanes;

    /// <summary>See <see cref="WinogradConvolution.Create"/>.</summary>
    public WinogradSignal(VectorKernels kernels, NativeArena arena, SlidingWindow window, int inputs, int inputPitch, int outputPitch, int batch, bool hasWeightGradient)
    {
        var length = window.Output.Width;
        _kernels = kernels;
        _inputs = inputs;
        _inputPitch = inputPitch;
        _outputPitch = outputPitch;
        _taps = window.Width;
        _places = PlacesOf(_taps);
        _counts = [length / _places, Math.Min(1, length % _places)];
        _heights = [_places, length % _places];
        for (var kind = 0; kind < Kinds; kind++)
        {
            var first = kind * _counts[0];
            _patches[kind] = (nint)Offsets(arena, batch, first, _counts[kind], HaloLength(length, _taps), inputPitch);
            _tiles[kind] = (nint)Offsets(arena, batch, first, _counts[kind], length, outputPitch);
        }

        _outputSample = (nint)length * outputPitch;
        var floats = Planes * (inputPitch + outputPitch);
        _blockTiles = Math.Clamp(BlockFloats / floats / 16 * 16, 16, GreatestBlock);
        var most = _blockTiles + 32;
        _inputPlane = (most * inputPitch) + PlaneGap;
        _outputPlane = (most * outputPitch) + PlaneGap;
        _weightPlane = ((inputs + 15) / 16 * 16 * outputPitch) + PlaneGap;
        _workspace = arena.Workspace;
        _workspace.Reserve(Planes * (_inputPlane + _outputPlane));
        _weightPlanes = arena.FloatsToWrite(Planes * _weightPlane);
        if (hasWeightGradient)
        {
            _gradientPlanes = arena.FloatsToWrite(Planes * _weightPlane);
        }
    }

    private float* InputPlanes => _workspace.Values;

    private float* OutputPlanes => InputPlanes + (Planes * _inputPlane);

    /// <summary>Whether a window can be taken so, and gains by it.</summary>
    /// <param name="window">The window.</param>
    /// <returns>True for a window of three or five cells of a signal with stride 1, an output that is as long as the input, enough channels, and a third fewer multiplications in spite of what lies beyond its end.</returns>
    public static new bool Serves(SlidingWindow window) =>
        window is { Height: 1, Width: 3 or 5, Stride: 1, Input.Height: 1 }
        && window.Left == window.Width / 2
        && window.Output.Width == window.Input.Width
        && Math.Min(window.Input.Channels, window.Output.Channels) >= LeastChannels
        && window.Width * Math.Min(window.Input.Channels, window.Output.Channels) >= LeastProducts
        && 3 * Planes * TilesOf(window.Output.Width, window.Width) <= 2 * window.Width * window.Output.Width;

    /// <summary>Memory for the input, or for the gradient of the output: with zeros at both ends of each sample.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="taps">Cells of the window.</param>
    /// <param name="tensor">What is copied in.</param>
    /// <param name="batch">The greatest number of samples.</param>
    /// <returns>The memory.</returns>
    public static HaloBuffer CreateHalo(NativeArena arena, int taps, Tensor tensor, int batch) =>
        new(arena, tensor, 1, HaloLength(tensor.Shape.Width, taps), 0, taps / 2, 1, 1, batch);

    public override void TakeWeights(float* weights, bool isTurned)
    {
        var none = 0;
        var count = _inputs * _outputPitch;
        _kernels.WinogradFromTerms(
            Weights(isTurned ? weights + ((nint)(_taps - 1) * count) : weights, isTurned ? -count : count, _weightPlanes, &none),
            _taps);
    }

    public override void Convolve(float* input, int samples, float* bias, float* output, bool isAdded)
    {
        var starts = stackalloc int[Kinds + 1];
        var blocks = BlocksOf(samples);
        for (var block = 0; block < blocks; block++)
        {
            SetStarts(samples, block, blocks, starts);
            TransformPatches(input, samples, block, blocks, starts);

            // The output is asked for from memory while products are computed, a part between any two.
            var next = output + (samples * _outputSample * block / blocks);
            var step = samples * _outputSample / blocks / Planes;
            for (var plane = 0; plane < Planes; plane++, next += step)
            {
                Ahead.AskAll(next, next + step);
                _kernels.MultiplyPlanes(new PlaneMultiply
                {
                    X = InputPlanes + (plane * _inputPlane),
                    PlaneX = _inputPlane,
                    RowPitch = _inputPitch,
                    SumPitch = 1,
                    Rows = starts[Kinds],
                    Sums = _inputs,
                    B = _weightPlanes + (plane * _weightPlane),
                    PlaneB = _weightPlane,
                    Columns = _outputPitch,
                    C = OutputPlanes + (plane * _outputPlane),
                    PlaneC = _outputPlane,
                    Planes = 1,
                });
            }

            for (var kind = 0; kind < Kinds; kind++)
            {
                _kernels.WinogradToTerms(Tiles(output, samples, block, blocks, kind, starts), _places, bias, isAdded);
            }
        }
    }

    public override void AddWeightGradient(float* input, float* gradient, int samples, bool isFirst)
    {
        var starts = stackalloc int[Kinds + 1];
        var blocks = BlocksOf(samples);
        for (var block = 0; block < blocks; block++)
        {
            SetStarts(samples, block, blocks, starts);
            TransformPatches(input, samples, block, blocks, starts);
            for (var kind = 0; kind < Kinds; kind++)
            {
                _kernels.WinogradFromTerms(Tiles(gradient, samples, block, blocks, kind, starts), _places);
            }

            _kernels.MultiplyPlanes(new PlaneMultiply
            {
                X = InputPlanes,
                PlaneX = _inputPlane,
                RowPitch = 1,
                SumPitch = _inputPitch,
                Rows = _inputs,
                Sums = starts[Kinds],
                B = OutputPlanes,
                PlaneB = _outputPlane,
                Columns = _outputPitch,
                C = _gradientPlanes,
                PlaneC = _weightPlane,
                Planes = Planes,
                Accumulate = block > 0 || !isFirst,
            });
        }
    }

    public override void GiveWeightGradient(float* target)
    {
        var none = 0;
        _kernels.WinogradToTerms(Weights(target, _inputs * _outputPitch, _gradientPlanes, &none), _taps);
    }

    private static int PlacesOf(int taps) => WinogradSignalPoints.Count + 1 - taps;

    private static int TilesOf(int length, int taps) => (length + PlacesOf(taps) - 1) / PlacesOf(taps);

    /// <summary>Cells of a signal with its zeros.</summary>
    private static int HaloLength(int length, int taps) => (TilesOf(length, taps) * PlacesOf(taps)) + taps - 1;

    private int* Offsets(NativeArena arena, int batch, int first, int count, int length, int pitch)
    {
        var offsets = arena.Ints(Math.Max(1L, (long)batch * count));
        var next = offsets;
        for (var n = 0; n < batch; n++)
        {
            for (var tile = first; tile < first + count; tile++)
            {
                *next++ = checked(((n * length) + (tile * _places)) * pitch);
            }
        }

        return offsets;
    }

    private int BlocksOf(int samples) => ((samples * (_counts[0] + _counts[1])) + _blockTiles - 1) / _blockTiles;

    /// <summary>The first tile of a kind in one of several blocks of about the same size; blocks begin where eights do, as far as they can.</summary>
    private int First(int kind, int samples, int block, int blocks)
    {
        var count = samples * _counts[kind];
        return Math.Min(count, ((count * block) + (8 * blocks) - 1) / (8 * blocks) * 8);
    }

    /// <summary>Where each kind of tile begins in the planes of a block, and where the last one ends.</summary>
    private void SetStarts(int samples, int block, int blocks, int* starts)
    {
        starts[0] = 0;
        for (var kind = 0; kind < Kinds; kind++)
        {
            starts[kind + 1] = starts[kind] + First(kind, samples, block + 1, blocks) - First(kind, samples, block, blocks);
        }
    }

    private void TransformPatches(float* input, int samples, int block, int blocks, int* starts)
    {
        for (var kind = 0; kind < Kinds; kind++)
        {
            _kernels.WinogradFromSignal(new WinogradTiles
            {
                Image = input,
                Offsets = (int*)_patches[kind] + First(kind, samples, block, blocks),
                Count = starts[kind + 1] - starts[kind],
                RowPitch = _inputPitch,
                Channels = _inputPitch,
                Planes = InputPlanes + (starts[kind] * _inputPitch),
                PlanePitch = _inputPlane,
            });
        }
    }

    private WinogradTiles Tiles(float* output, int samples, int block, int blocks, int kind, int* starts) => new()
    {
        Image = output,
        Offsets = (int*)_tiles[kind] + First(kind, samples, block, blocks),
        Count = starts[kind + 1] - starts[kind],
        Height = _heights[kind],
        RowPitch = _outputPitch,
        Channels = _outputPitch,
        Planes = OutputPlanes + (starts[kind] * _outputPitch),
        PlanePitch = _outputPlane,
    };

    /// <summary>All weights as one tile, with a channel for each pair of an input and an output and a place for each cell of the window.</summary>
    private WinogradTiles Weights(float* weights, int tap, float* planes, int* offset) => new()
    {
        Image = weights,
        Offsets = offset,
        Count = 1,
        Height = _taps,
        RowPitch = tap,
        Channels = _inputs * _outputPitch,
        Planes = planes,
        PlanePitch = _weightPlane,
    };
}

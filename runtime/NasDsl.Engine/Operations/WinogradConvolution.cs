using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution with a 3 x 3 window and stride 1 that takes 16 multiplications for every 2 x 2 numbers of the output instead of 36 (Lavin and Gray, "Fast algorithms for convolutional neural networks",
/// 2016). Patches of 4 x 4 cells and the weights are transformed to 16 planes, each plane is one product of matrices (tiles x inputs times inputs x outputs), and these are transformed to the output.
/// </summary>
/// <remarks>Takes a block of tiles at a time, so that its planes stay in the cache. The weights' gradient is summed block by block, so the size of a block is part of the bits.</remarks>
internal sealed unsafe class WinogradConvolution
{
    /// <summary>Channels below which the transformations cost more than they save.</summary>
    private const int LeastChannels = 16;
    private const int Planes = 16;
    private const int Taps = 9;
    private const int BlockTiles = 64;

    /// <summary>Floats between planes: without them all 16 planes would lie in the same sets of the cache.</summary>
    private const int PlaneGap = 80;
    private readonly VectorKernels _kernels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _inputs;
    private readonly int _inputPitch;
    private readonly int _outputPitch;
    private readonly int* _patchOffsets;
    private readonly int* _tileOffsets;
    private readonly int* _inputRows;
    private readonly int* _channels;
    private readonly nint _inputPlane;
    private readonly nint _outputPlane;
    private readonly nint _weightPlane;
    private readonly float* _inputPlanes;
    private readonly float* _outputPlanes;
    private readonly float* _weightPlanes;
    private readonly float* _gradientPlanes;

    /// <summary>Plans a convolution.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="window">The window: its output is as large as its input.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="inputPitch">Floats of one cell of the input.</param>
    /// <param name="outputPitch">Floats of one cell of the output.</param>
    /// <param name="batch">The greatest number of samples at once.</param>
    /// <param name="hasWeightGradient">Whether the gradient of the weights will be asked for.</param>
    public WinogradConvolution(VectorKernels kernels, NativeArena arena, SlidingWindow window, int inputs, int inputPitch, int outputPitch, int batch, bool hasWeightGradient)
    {
        _kernels = kernels;
        _height = window.Output.Height;
        _width = window.Output.Width;
        _inputs = inputs;
        _inputPitch = inputPitch;
        _outputPitch = outputPitch;
        _patchOffsets = TileOffsets(arena, batch, _height + 2, _width + 2, inputPitch);
        _tileOffsets = TileOffsets(arena, batch, _height, _width, outputPitch);
        _inputRows = arena.Ints([.. Enumerable.Range(0, BlockTiles).Select(tile => tile * inputPitch)]);
        _channels = arena.Ints([.. Enumerable.Range(0, inputs)]);
        _inputPlane = (BlockTiles * inputPitch) + PlaneGap;
        _outputPlane = (BlockTiles * outputPitch) + PlaneGap;
        _weightPlane = (inputs * outputPitch) + PlaneGap;
        _inputPlanes = arena.FloatsToWrite(Planes * _inputPlane);
        _outputPlanes = arena.FloatsToWrite(Planes * _outputPlane);
        _weightPlanes = arena.FloatsToWrite(Planes * _weightPlane);
        _gradientPlanes = hasWeightGradient ? arena.FloatsToWrite(Planes * _weightPlane) : null;
    }

    /// <summary>Whether a window can be taken so, and gains by it.</summary>
    /// <param name="window">The window.</param>
    /// <returns>True for a 3 x 3 window with stride 1, an output of even size that is as large as the input, and enough channels.</returns>
    public static bool Serves(SlidingWindow window) =>
        window is { Height: 3, Width: 3, Stride: 1, Top: 1, Left: 1 }
        && window.Output.Height == window.Input.Height
        && window.Output.Width == window.Input.Width
        && window.Output.Height % 2 == 0
        && window.Output.Width % 2 == 0
        && Math.Min(window.Input.Channels, window.Output.Channels) >= LeastChannels;

    /// <summary>Takes weights for the products to come.</summary>
    /// <param name="weights">taps x inputs x outputs.</param>
    /// <param name="isTurned">Whether the window is turned round, as for the gradient of an input.</param>
    public void TakeWeights(float* weights, bool isTurned)
    {
        var count = (nint)_inputs * _outputPitch;
        _kernels.WinogradFromWeights(isTurned ? weights + ((Taps - 1) * count) : weights, isTurned ? -count : count, count, _weightPlanes, _weightPlane);
    }

    /// <summary>Convolves.</summary>
    /// <param name="input">The input with one line of zeros around each sample.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="bias">What is added to each channel, or null.</param>
    /// <param name="output">The output.</param>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    public void Convolve(float* input, int samples, float* bias, float* output, bool isAdded = false)
    {
        var tiles = samples * (_height / 2) * (_width / 2);
        for (var first = 0; first < tiles; first += BlockTiles)
        {
            var count = Math.Min(BlockTiles, tiles - first);
            _kernels.WinogradFromPatches(Patches(input, first, count));
            for (var plane = 0; plane < Planes; plane++)
            {
                _kernels.Multiply(new GatherMultiply
                {
                    X = _inputPlanes + (plane * _inputPlane),
                    RowOffsets = _inputRows,
                    RowStep = _inputPitch,
                    Rows = count,
                    SumOffsets = _channels,
                    Sums = _inputs,
                    B = _weightPlanes + (plane * _weightPlane),
                    Columns = _outputPitch,
                    C = _outputPlanes + (plane * _outputPlane),
                });
            }

            _kernels.WinogradToTiles(Tiles(output, first, count), bias, isAdded);
        }
    }

    /// <summary>Adds samples to the gradient of the weights.</summary>
    /// <param name="input">The input with one line of zeros around each sample.</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="isFirst">Whether the gradient begins with these.</param>
    public void AddWeightGradient(float* input, float* gradient, int samples, bool isFirst)
    {
        var tiles = samples * (_height / 2) * (_width / 2);
        for (var first = 0; first < tiles; first += BlockTiles)
        {
            var count = Math.Min(BlockTiles, tiles - first);
            _kernels.WinogradFromPatches(Patches(input, first, count));
            _kernels.WinogradFromTiles(Tiles(gradient, first, count));
            for (var plane = 0; plane < Planes; plane++)
            {
                _kernels.Multiply(new GatherMultiply
                {
                    X = _inputPlanes + (plane * _inputPlane),
                    RowOffsets = _channels,
                    RowStep = _inputs % 4 == 0 ? 1 : 0,
                    Rows = _inputs,
                    SumOffsets = _inputRows,
                    Sums = count,
                    B = _outputPlanes + (plane * _outputPlane),
                    Columns = _outputPitch,
                    C = _gradientPlanes + (plane * _weightPlane),
                    Accumulate = first > 0 || !isFirst,
                });
            }
        }
    }

    /// <summary>Gives the gradient of the weights once all samples are in it.</summary>
    /// <param name="target">taps x inputs x outputs.</param>
    public void GiveWeightGradient(float* target)
    {
        var count = (nint)_inputs * _outputPitch;
        _kernels.WinogradToWeights(_gradientPlanes, _weightPlane, count, target, count);
    }

    /// <summary>The offset of each tile in images that may have a line of zeros around them.</summary>
    private int* TileOffsets(NativeArena arena, int batch, int height, int width, int pitch)
    {
        var offsets = arena.Ints((long)batch * (_height / 2) * (_width / 2));
        var next = offsets;
        for (var row = 0; row < batch * (_height / 2); row++)
        {
            var (n, y) = Math.DivRem(row, _height / 2);
            for (var x = 0; x < _width / 2; x++, next++)
            {
                *next = ((((n * height) + (2 * y)) * width) + (2 * x)) * pitch;
            }
        }

        return offsets;
    }

    private WinogradTiles Patches(float* input, int first, int count) => new()
    {
        Image = input,
        Offsets = _patchOffsets + first,
        Count = count,
        RowPitch = (nint)(_width + 2) * _inputPitch,
        Channels = _inputPitch,
        Planes = _inputPlanes,
        PlanePitch = _inputPlane,
    };

    private WinogradTiles Tiles(float* output, int first, int count) => new()
    {
        Image = output,
        Offsets = _tileOffsets + first,
        Count = count,
        RowPitch = (nint)_width * _outputPitch,
        Channels = _outputPitch,
        Planes = _outputPlanes,
        PlanePitch = _outputPlane,
    };
}

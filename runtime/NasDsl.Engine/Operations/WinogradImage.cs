using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution with a 3 x 3 window and stride 1 that takes 36 multiplications for every 4 x 4 numbers of the output instead of 144 (Lavin and Gray, "Fast algorithms for convolutional neural networks",
/// 2016). Patches of 6 x 6 cells and the weights are transformed to 36 planes, each plane is one product of matrices (tiles x inputs times inputs x outputs), and these are transformed to the output. What is left
/// of a size that is no multiple of four goes by in smaller tiles, which have some of the same planes.
/// </summary>
/// <remarks>Takes a block of tiles at a time, so that its planes stay in the cache. The weights' gradient is summed block by block, so the size of a block is part of the bits.</remarks>
internal sealed unsafe class WinogradImage : WinogradConvolution
{
    /// <summary>How many times fewer multiplications there must be.</summary>
    private const int LeastSaving = 2;
    private const int Points = WinogradPoints.Count;
    private const int Planes = Points * Points;

    /// <summary>Planes of plus and minus a point of the rows, which are transformed together.</summary>
    private const int PairPlanes = 2 * Points;
    private const int Pairs = 3;

    /// <summary>How many times planes with the same tiles are multiplied in a block.</summary>
    private const int Products = 12;
    private const int Taps = 9;

    /// <summary>Floats of the planes of a block.</summary>
    private const int BlockFloats = 100_000;
    private const int GreatestBlock = 128;
    private readonly VectorKernels _kernels;
    private readonly WinogradTiling _tiling;
    private readonly int _inputs;
    private readonly int _inputPitch;
    private readonly int _outputPitch;
    private readonly nint _inputRow;
    private readonly nint _outputRow;
    private readonly nint _outputSample;
    private readonly int _blockTiles;
    private readonly int _gradientTiles;
    private readonly nint _inputPlane;
    private readonly nint _outputPlane;
    private readonly nint _weightPlane;
    private readonly bool _isRounded;
    private readonly Shape _shape;
    private readonly Workspace _workspace;
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
    public WinogradImage(VectorKernels kernels, NativeArena arena, SlidingWindow window, int inputs, int inputPitch, int outputPitch, int batch, bool hasWeightGradient)
    {
        var (height, width) = (WinogradTiling.Round(window.Output.Height), WinogradTiling.Round(window.Output.Width));
        _kernels = kernels;
        _tiling = new WinogradTiling(arena, height, width, inputPitch, outputPitch, batch);
        _inputs = inputs;
        _inputPitch = inputPitch;
        _outputPitch = outputPitch;
        _inputRow = (nint)(width + 2) * inputPitch;
        _outputRow = (nint)width * outputPitch;
        _outputSample = height * _outputRow;
        _shape = window.Output;
        _isRounded = height > _shape.Height || width > _shape.Width;
        var tiles = batch * _tiling.PerSample;
        _blockTiles = BlockOf(tiles, (PairPlanes * inputPitch) + (Planes * outputPitch));
        _gradientTiles = hasWeightGradient ? BlockOf(tiles, PairPlanes * (inputPitch + outputPitch)) : 0;
        var most = Math.Max(_blockTiles, _gradientTiles) + 48;
        _inputPlane = (most * inputPitch) + PlaneGap;
        _outputPlane = (most * outputPitch) + PlaneGap;
        _weightPlane = ((inputs + 15) / 16 * 16 * outputPitch) + PlaneGap;
        _workspace = arena.Workspace;
        _workspace.Reserve((PairPlanes * _inputPlane) + (Planes * _outputPlane) + (_isRounded ? batch * _outputSample : 0));
        _weightPlanes = arena.FloatsToWrite(Planes * _weightPlane);
        if (hasWeightGradient)
        {
            _gradientPlanes = arena.FloatsToWrite(Planes * _weightPlane);
            ClearEmptyPlanes(batch);
        }
    }

    private float* InputPlanes => _workspace.Values;

    private float* OutputPlanes => InputPlanes + (PairPlanes * _inputPlane);

    /// <summary>Images of even size, where the output's is not.</summary>
    private float* Rounded => OutputPlanes + (Planes * _outputPlane);

    /// <summary>Whether a window can be taken so, and gains by it.</summary>
    /// <param name="window">The window.</param>
    /// <returns>True for a 3 x 3 window with stride 1, an output that is as large as the input, enough channels, and images that are not so narrow that most of what tiles compute lies beside them.</returns>
    public static new bool Serves(SlidingWindow window) =>
        window is { IsCentered: true, Height: 3, Width: 3 }
        && Math.Min(window.Input.Channels, window.Output.Channels) >= LeastChannels
        && LeastSaving * WinogradTiling.PointsOf(window.Output.Height) * WinogradTiling.PointsOf(window.Output.Width) <= Taps * window.Output.Positions;

    /// <summary>Memory for the input, or for the gradient of the output: with one line of zeros around each sample, and one more behind sizes that are odd.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="tensor">What is copied in.</param>
    /// <param name="batch">The greatest number of samples.</param>
    /// <returns>The memory.</returns>
    public static HaloBuffer CreateHalo(NativeArena arena, Tensor tensor, int batch) =>
        new(arena, tensor, WinogradTiling.Round(tensor.Shape.Height) + 2, WinogradTiling.Round(tensor.Shape.Width) + 2, 1, 1, 1, 1, batch);

    public override void TakeWeights(float* weights, bool isTurned)
    {
        var count = (nint)_inputs * _outputPitch;
        _kernels.WinogradFromWeights(isTurned ? weights + ((Taps - 1) * count) : weights, isTurned ? -count : count, count, _weightPlanes, _weightPlane);
    }

    public override void Convolve(float* input, int samples, float* bias, float* output, bool isAdded)
    {
        if (_isRounded)
        {
            ConvolveEven(input, samples, bias, Rounded, isAdded: false);
            Cut(samples, output, isAdded);
        }
        else
        {
            ConvolveEven(input, samples, bias, output, isAdded);
        }
    }

    private void ConvolveEven(float* input, int samples, float* bias, float* output, bool isAdded)
    {
        var starts = stackalloc int[WinogradTiling.Kinds + 1];
        var blocks = BlocksOf(samples, _blockTiles);
        for (var block = 0; block < blocks; block++)
        {
            SetStarts(samples, block, blocks, starts);

            // The output is asked for from memory while products are computed, a part between any two.
            var next = output + (samples * _outputSample * block / blocks);
            var step = samples * _outputSample / blocks / Products;
            for (var pair = 0; pair < Pairs; pair++)
            {
                TransformPatches(input, samples, block, blocks, pair, starts);
                for (var plane = 0; plane < PairPlanes; plane += PlanesOf(plane))
                {
                    Ahead.AskAll(next, next + step);
                    next += step;

                    var (from, count) = TilesOf((pair * PairPlanes) + plane, starts);
                    if (count > 0)
                    {
                        _kernels.MultiplyPlanes(new PlaneMultiply
                        {
                            X = InputPlanes + (plane * _inputPlane) + (from * _inputPitch),
                            PlaneX = _inputPlane,
                            RowPitch = _inputPitch,
                            SumPitch = 1,
                            Rows = count,
                            Sums = _inputs,
                            B = _weightPlanes + (((pair * PairPlanes) + plane) * _weightPlane),
                            PlaneB = _weightPlane,
                            Columns = _outputPitch,
                            C = OutputPlanes + (((pair * PairPlanes) + plane) * _outputPlane) + (from * _outputPitch),
                            PlaneC = _outputPlane,
                            Planes = PlanesOf(plane),
                        });
                    }
                }
            }

            for (var kind = 0; kind < WinogradTiling.Kinds; kind++)
            {
                if (starts[kind + 1] > starts[kind])
                {
                    _kernels.WinogradToTiles(Tiles(output, samples, block, blocks, kind, starts), bias, isAdded);
                }
            }
        }
    }

    public override void AddWeightGradient(float* input, float* gradient, int samples, bool isFirst)
    {
        if (_isRounded)
        {
            Fill(gradient, samples);
            gradient = Rounded;
        }

        var starts = stackalloc int[WinogradTiling.Kinds + 1];
        var blocks = BlocksOf(samples, _gradientTiles);
        for (var pair = 0; pair < Pairs; pair++)
        {
            for (var block = 0; block < blocks; block++)
            {
                SetStarts(samples, block, blocks, starts);
                TransformPatches(input, samples, block, blocks, pair, starts);
                for (var kind = 0; kind < WinogradTiling.Kinds; kind++)
                {
                    if (starts[kind + 1] > starts[kind] && (pair < 2 || WinogradTiling.HeightOf(kind) == 4))
                    {
                        _kernels.WinogradFromTiles(Tiles(gradient, samples, block, blocks, kind, starts), pair);
                    }
                }

                for (var plane = 0; plane < PairPlanes; plane += PlanesOf(plane))
                {
                    var (from, count) = TilesOf((pair * PairPlanes) + plane, starts);
                    if (count > 0)
                    {
                        _kernels.MultiplyPlanes(new PlaneMultiply
                        {
                            X = InputPlanes + (plane * _inputPlane) + (from * _inputPitch),
                            PlaneX = _inputPlane,
                            RowPitch = 1,
                            SumPitch = _inputPitch,
                            Rows = _inputs,
                            Sums = count,
                            B = OutputPlanes + (plane * _outputPlane) + (from * _outputPitch),
                            PlaneB = _outputPlane,
                            Columns = _outputPitch,
                            C = _gradientPlanes + (((pair * PairPlanes) + plane) * _weightPlane),
                            PlaneC = _weightPlane,
                            Planes = PlanesOf(plane),
                            Accumulate = block > 0 || !isFirst,
                        });
                    }
                }
            }
        }
    }

    public override void GiveWeightGradient(float* target)
    {
        var count = (nint)_inputs * _outputPitch;
        _kernels.WinogradToWeights(_gradientPlanes, _weightPlane, count, target, count);
    }

    /// <summary>Nobody writes the gradient of planes that no tile has.</summary>
    private void ClearEmptyPlanes(int samples)
    {
        var starts = stackalloc int[WinogradTiling.Kinds + 1];
        SetStarts(samples, 0, 1, starts);
        for (var plane = 0; plane < Planes; plane++)
        {
            if (TilesOf(plane, starts).Count == 0)
            {
                new Span<float>(_gradientPlanes + (plane * _weightPlane), (int)_weightPlane).Clear();
            }
        }
    }

    /// <summary>Tiles of a block: whole sixteens, as many as the planes have room for. Follows from shapes, since it is part of the bits.</summary>
    private static int BlockOf(int tiles, int floatsPerTile) => Math.Min(tiles, Math.Clamp(BlockFloats / floatsPerTile / 16 * 16, 16, GreatestBlock));

    /// <summary>Takes the numbers inside the images out of images of even size.</summary>
    private void Cut(int samples, float* target, bool isAdded)
    {
        var count = (nint)_shape.Width * _outputPitch;
        for (var n = 0; n < samples; n++)
        {
            for (var y = 0; y < _shape.Height; y++, target += count)
            {
                var row = Rounded + (n * _outputSample) + (y * _outputRow);
                if (isAdded)
                {
                    _kernels.Add(row, count, target);
                }
                else
                {
                    new Span<float>(row, (int)count).CopyTo(new Span<float>(target, (int)count));
                }
            }
        }
    }

    /// <summary>Writes images to such of even size, with zeros behind.</summary>
    private void Fill(float* source, int samples)
    {
        var count = _shape.Width * _outputPitch;
        new Span<float>(Rounded, checked((int)(samples * _outputSample))).Clear();
        for (var n = 0; n < samples; n++)
        {
            for (var y = 0; y < _shape.Height; y++, source += count)
            {
                new Span<float>(source, count).CopyTo(new Span<float>(Rounded + (n * _outputSample) + (y * _outputRow), count));
            }
        }
    }

    private int BlocksOf(int samples, int blockTiles) => ((samples * _tiling.PerSample) + blockTiles - 1) / blockTiles;

    /// <summary>Where each kind of tile begins in the planes of a block, and where the last one ends.</summary>
    private void SetStarts(int samples, int block, int blocks, int* starts)
    {
        starts[0] = 0;
        for (var kind = 0; kind < WinogradTiling.Kinds; kind++)
        {
            starts[kind + 1] = starts[kind] + _tiling.First(kind, samples, block + 1, blocks) - _tiling.First(kind, samples, block, blocks);
        }
    }

    /// <summary>Which tiles of a block a plane has: at the far points those with four rows, or columns.</summary>
    private static (int From, int Count) TilesOf(int plane, int* starts)
    {
        var (row, column) = Math.DivRem(plane, Points);
        var first = row < 4 ? 0 : 1;
        var end = column >= 4 ? 2 : row < 4 ? 4 : 3;
        return (starts[first], starts[end] - starts[first]);
    }

    /// <summary>How many planes from here on have the same tiles.</summary>
    private static int PlanesOf(int plane) => plane % Points == 0 ? 4 : 2;

    private void TransformPatches(float* input, int samples, int block, int blocks, int pair, int* starts)
    {
        for (var kind = 0; kind < WinogradTiling.Kinds; kind++)
        {
            if (starts[kind + 1] > starts[kind] && (pair < 2 || WinogradTiling.HeightOf(kind) == 4))
            {
                _kernels.WinogradFromPatches(
                    new WinogradTiles
                    {
                        Image = input,
                        Offsets = _tiling.Patches(kind) + _tiling.First(kind, samples, block, blocks),
                        Count = starts[kind + 1] - starts[kind],
                        Height = WinogradTiling.HeightOf(kind),
                        Width = WinogradTiling.WidthOf(kind),
                        RowPitch = _inputRow,
                        Channels = _inputPitch,
                        Planes = InputPlanes + (starts[kind] * _inputPitch),
                        PlanePitch = _inputPlane,
                    },
                    pair);
            }
        }
    }

    private WinogradTiles Tiles(float* output, int samples, int block, int blocks, int kind, int* starts) => new()
    {
        Image = output,
        Offsets = _tiling.Tiles(kind) + _tiling.First(kind, samples, block, blocks),
        Count = starts[kind + 1] - starts[kind],
        Height = WinogradTiling.HeightOf(kind),
        Width = WinogradTiling.WidthOf(kind),
        RowPitch = _outputRow,
        Channels = _outputPitch,
        Planes = OutputPlanes + (starts[kind] * _outputPitch),
        PlanePitch = _outputPlane,
    };
}

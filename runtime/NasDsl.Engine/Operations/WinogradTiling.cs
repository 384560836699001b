using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Cuts images into tiles of 4 x 4 places, and what is left at the right and at the bottom into tiles of half that width or height. Kinds of tiles lie in such an order, (2 x 4, 4 x 4, 4 x 2, 2 x 2), that those
/// with four rows are side by side, and those with four columns are.
/// </summary>
internal sealed unsafe class WinogradTiling
{
    /// <summary>Kinds of tiles.</summary>
    public const int Kinds = 4;

    private readonly int[] _counts = new int[Kinds];
    private readonly nint[] _patches = new nint[Kinds];
    private readonly nint[] _tiles = new nint[Kinds];

    /// <summary>Lists the tiles of a batch.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="height">Rows of an image, an even number.</param>
    /// <param name="width">Columns of an image, an even number.</param>
    /// <param name="inputPitch">Floats of one cell of the input, which has a line of zeros around each image.</param>
    /// <param name="outputPitch">Floats of one cell of the output.</param>
    /// <param name="batch">The greatest number of samples.</param>
    public WinogradTiling(NativeArena arena, int height, int width, int inputPitch, int outputPitch, int batch)
    {
        for (var kind = 0; kind < Kinds; kind++)
        {
            List<(int Y, int X)> places = [];
            for (var y = HeightOf(kind) == 4 ? 0 : height / 4 * 4; y + HeightOf(kind) <= height; y += HeightOf(kind))
            {
                for (var x = WidthOf(kind) == 4 ? 0 : width / 4 * 4; x + WidthOf(kind) <= width; x += WidthOf(kind))
                {
                    places.Add((y, x));
                }
            }

            _counts[kind] = places.Count;
            _patches[kind] = (nint)Offsets(arena, places, batch, height + 2, width + 2, inputPitch);
            _tiles[kind] = (nint)Offsets(arena, places, batch, height, width, outputPitch);
            PerSample += places.Count;
        }
    }

    /// <summary>Tiles of one sample.</summary>
    public int PerSample { get; }

    /// <summary>A size made even: what lies beyond an image is computed and not kept.</summary>
    public static int Round(int size) => (size + 1) / 2 * 2;

    /// <summary>Points of all tiles along an axis.</summary>
    public static int PointsOf(int size) => (Round(size) / 4 * WinogradPoints.Count) + (Round(size) % 4 == 0 ? 0 : WinogradPoints.Count - 2);

    /// <summary>Rows of a kind of tile.</summary>
    public static int HeightOf(int kind) => kind is 1 or 2 ? 4 : 2;

    /// <summary>Columns of a kind of tile.</summary>
    public static int WidthOf(int kind) => kind is 0 or 1 ? 4 : 2;

    /// <summary>The first tile of a kind in one of several blocks of about the same size; blocks begin where eights do, as far as they can.</summary>
    public int First(int kind, int samples, int block, int blocks)
    {
        var count = samples * _counts[kind];
        return Math.Min(count, ((count * block) + (8 * blocks) - 1) / (8 * blocks) * 8);
    }

    /// <summary>The offset of the first cell of the patch of each tile of a kind, sample after sample.</summary>
    public int* Patches(int kind) => (int*)_patches[kind];

    /// <summary>The offset of the first cell of each tile of a kind, sample after sample.</summary>
    public int* Tiles(int kind) => (int*)_tiles[kind];

    private static int* Offsets(NativeArena arena, List<(int Y, int X)> places, int batch, int height, int width, int pitch)
    {
        var offsets = arena.Ints((long)batch * places.Count);
        var next = offsets;
        for (var n = 0; n < batch; n++)
        {
            foreach (var (y, x) in places)
            {
                *next++ = ((((n * height) + y) * width) + x) * pitch;
            }
        }

        return offsets;
    }
}

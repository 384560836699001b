using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>Where a windowed multiplication gathers from: the windows' places, and the cells of a window with their channels.</summary>
internal readonly unsafe struct GatherOffsets
{
    /// <summary>Writes the offsets down.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="places">The offset of the first cell of each window.</param>
    /// <param name="taps">The offset of each cell of a window.</param>
    /// <param name="channels">How many channels of each cell are gathered, one after the other.</param>
    public GatherOffsets(NativeArena arena, int[] places, int[] taps, int channels)
    {
        Places = arena.Ints(places);
        CellCount = taps.Length * channels;
        Cells = arena.Ints(CellCount);
        for (var tap = 0; tap < taps.Length; tap++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                Cells[(tap * channels) + channel] = taps[tap] + channel;
            }
        }

        PlaceStep = StepOf(places);
        CellStep = StepOf(new ReadOnlySpan<int>(Cells, CellCount));
        PlaceRun = OffsetRun.Of(places);
        CellRun = OffsetRun.Of(new ReadOnlySpan<int>(Cells, CellCount));
    }

    /// <summary>The offset of each window.</summary>
    public int* Places { get; }

    /// <summary>The offset of each cell and channel from the window's.</summary>
    public int* Cells { get; }

    /// <summary>How many cells times channels there are.</summary>
    public int CellCount { get; }

    /// <summary>The distance of neighbouring places where they come in even fours, else 0.</summary>
    public int PlaceStep { get; }

    /// <summary>The distance of neighbouring cells where they come in even fours, else 0.</summary>
    public int CellStep { get; }

    /// <summary>The runs of places: those of a line, or of all where nothing lies between lines.</summary>
    public OffsetRun PlaceRun { get; }

    /// <summary>The runs of cells: the channels of one, or more.</summary>
    public OffsetRun CellRun { get; }

    private static int StepOf(ReadOnlySpan<int> offsets)
    {
        if (offsets.Length % 4 != 0)
        {
            return 0;
        }

        var step = offsets[1] - offsets[0];
        for (var i = 0; i < offsets.Length; i += 4)
        {
            if (offsets[i + 1] - offsets[i] != step || offsets[i + 2] - offsets[i + 1] != step || offsets[i + 3] - offsets[i + 2] != step)
            {
                return 0;
            }
        }

        return step;
    }
}

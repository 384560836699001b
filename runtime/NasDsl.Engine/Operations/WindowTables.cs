using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Operations;

/// <summary>Lists the cells of pooling windows.</summary>
internal static unsafe class WindowTables
{
    /// <summary>Lists the cells of each window that lie inside the input, row by row.</summary>
    /// <param name="window">How the window slides.</param>
    /// <param name="pitch">The floats of one position.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <returns>The table.</returns>
    public static WindowTable Sliding(SlidingWindow window, int pitch, NativeArena arena)
    {
        List<int> starts = [0];
        List<int> cells = [];
        for (var y = 0; y < window.Output.Height; y++)
        {
            for (var x = 0; x < window.Output.Width; x++)
            {
                var top = (y * window.Stride) - window.Top;
                var left = (x * window.Stride) - window.Left;
                for (var row = Math.Max(0, top); row < Math.Min(window.Input.Height, top + window.Height); row++)
                {
                    for (var column = Math.Max(0, left); column < Math.Min(window.Input.Width, left + window.Width); column++)
                    {
                        cells.Add(((row * window.Input.Width) + column) * pitch);
                    }
                }

                starts.Add(cells.Count);
            }
        }

        return Create(window.Input, starts, cells, arena);
    }

    /// <summary>One window over everything.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="pitch">The floats of one position.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <returns>The table.</returns>
    public static WindowTable Global(Shape input, int pitch, NativeArena arena) =>
        Create(input, [0, input.Positions], [.. Enumerable.Range(0, input.Positions).Select(position => position * pitch)], arena);

    private static WindowTable Create(Shape input, List<int> starts, List<int> cells, NativeArena arena) => new()
    {
        Count = starts.Count - 1,
        IsPartition = cells.Count == input.Positions && cells.Distinct().Count() == cells.Count,
        Starts = arena.Ints(starts.ToArray()),
        Cells = arena.Ints(cells.ToArray()),
    };
}

using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;

namespace NasDsl.Engine.Operations;

/// <summary>Lists the cells of pooling windows.</summary>
internal static unsafe class WindowTables
{
    /// <summary>Lists the cells of the windows of a pooling operation.</summary>
    /// <param name="context">The node.</param>
    /// <returns>The table.</returns>
    public static WindowTable Sliding(NodeContext context)
    {
        var input = context.Input.Tensor;
        return Sliding(SlidingWindow.OfPool(input.Shape, context.Node), input.ChannelPitch, context.Arena);
    }

    /// <summary>Lists the cells of windows that are as equal as they can be.</summary>
    /// <param name="context">The node.</param>
    /// <returns>The table.</returns>
    public static WindowTable Adaptive(NodeContext context)
    {
        var (input, output, pitch) = (context.Input.Tensor.Shape, context.Output.Shape, context.Input.Tensor.ChannelPitch);
        List<int> starts = [0];
        List<int> cells = [];
        for (var place = 0; place < output.Positions; place++)
        {
            var (y, x) = Math.DivRem(place, output.Width);
            for (var row = AdaptivePoolOperation.First(y, input.Height, output.Height); row < AdaptivePoolOperation.End(y, input.Height, output.Height); row++)
            {
                for (var column = AdaptivePoolOperation.First(x, input.Width, output.Width); column < AdaptivePoolOperation.End(x, input.Width, output.Width); column++)
                {
                    cells.Add(((row * input.Width) + column) * pitch);
                }
            }

            starts.Add(cells.Count);
        }

        return Create(input, starts, cells, context.Arena);
    }

    /// <summary>One window over everything.</summary>
    /// <param name="context">The node.</param>
    /// <returns>The table.</returns>
    public static WindowTable Global(NodeContext context) => Global(context.Input.Tensor.Shape, context.Input.Tensor.ChannelPitch, context.Arena);

    /// <summary>Lists cells with the share that each has in its window.</summary>
    /// <param name="windows">The windows: cells with their shares.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <returns>The table.</returns>
    public static WindowTable Weighted(IEnumerable<IEnumerable<(int Cell, float Share)>> windows, NativeArena arena)
    {
        List<int> starts = [0];
        List<int> cells = [];
        List<float> shares = [];
        foreach (var window in windows)
        {
            foreach (var (cell, share) in window)
            {
                cells.Add(cell);
                shares.Add(share);
            }

            starts.Add(cells.Count);
        }

        var table = new WindowTable { Count = starts.Count - 1, Starts = arena.Ints(starts.ToArray()), Cells = arena.Ints(cells.ToArray()), Shares = arena.Floats(shares.Count) };
        shares.ToArray().CopyTo(new Span<float>(table.Shares, shares.Count));
        return table;
    }

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
        IsPartition = cells.Count == input.Positions && cells.ToHashSet().Count == cells.Count,
        Starts = arena.Ints(starts.ToArray()),
        Cells = arena.Ints(cells.ToArray()),
    };
}

using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Kernels over one vector of channels of an image for windows that slide by one cell over one channel: each over its own, or all over the only one. They go along the rows: the weights, or their gradients, stay in
/// registers, and each cell is read once for each of the rows of windows it lies in, which is one load for as many multiply-adds as a window has columns. Columns of the window are numbered from its last.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What an address of the input stands for.</typeparam>
/// <typeparam name="TWindow">The window.</typeparam>
internal static unsafe class SingleChannelKernels<TSimd, TVector, TOperand, TWindow>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
    where TWindow : struct, ISingleChannelWindow
{
    /// <summary>y[p, c] = bias[c] + sum over cells of the window of x[p + cell] w[cell, c]: one chain, column by column of the window and in each from top to bottom. Cells outside of rows take no part.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Convolve(in SingleChannelImage image)
    {
        nint pitch = image.Channels;
        nint step = image.InputChannels;
        var row = image.Width * step;
        var reach = TWindow.Columns / 2 * step;
        var lead = Math.Min(reach, row);
        var isAdded = image.IsAdded;
        var w0 = Load(image, 0);
        var w1 = Load(image, 1);
        var w2 = Load(image, 2);
        var w3 = TWindow.Columns > 3 ? Load(image, 3) : default;
        var w4 = TWindow.Columns > 3 ? Load(image, 4) : default;
        var w5 = TWindow.Columns > 5 ? Load(image, 5) : default;
        var w6 = TWindow.Columns > 5 ? Load(image, 6) : default;
        var start = image.Bias == null ? TSimd.Broadcast(0f) : TSimd.Load(image.Bias);
        var x = image.X;
        var y = image.Y;
        for (var line = 0; line < image.Height; line++, x += row)
        {
            var above = line > 0 ? x - row : image.Zeros;
            var below = line + 1 < image.Height ? x + row : image.Zeros;

            // Sums of the places whose windows the cell at hand lies in, but the newest; those left of the row go aside, and what a narrow window does not need stays as it is.
            var s0 = start;
            var s1 = start;
            var s2 = start;
            var s3 = start;
            var s4 = start;
            var s5 = start;
            nint cell = 0;
            do
            {
                var cells = WindowColumn<TSimd, TVector, TWindow>.Read<TOperand>(above + cell, x + cell, below + cell);
                Step(cells, w1, w2, w3, w4, w5, w6, start, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
                cell += step;
            }
            while (TWindow.Columns > 3 && cell < lead);

            for (; cell < row; cell += step)
            {
                var cells = WindowColumn<TSimd, TVector, TWindow>.Read<TOperand>(above + cell, x + cell, below + cell);
                WindowColumn<TSimd, TVector, TWindow>.Give(WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w0, s0), isAdded, y);
                Step(cells, w1, w2, w3, w4, w5, w6, start, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
                y += pitch;
            }

            if (TWindow.Columns > 5)
            {
                if (image.Width > 2)
                {
                    WindowColumn<TSimd, TVector, TWindow>.Give(s0, isAdded, y);
                    y += pitch;
                }

                s0 = s1;
                s1 = s2;
            }

            if (TWindow.Columns > 3)
            {
                if (image.Width > 1)
                {
                    WindowColumn<TSimd, TVector, TWindow>.Give(s0, isAdded, y);
                    y += pitch;
                }

                s0 = s1;
            }

            WindowColumn<TSimd, TVector, TWindow>.Give(s0, isAdded, y);
            y += pitch;
        }
    }

    /// <summary>w[cell, c] = sum over some rows of places of x[p + cell] y[p, c], with y the gradient: one chain in the order of the places.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient(in SingleChannelImage image, int first, int lines)
    {
        nint pitch = image.Channels;
        nint step = image.InputChannels;
        var row = image.Width * step;
        var reach = TWindow.Columns / 2 * step;
        var inside = Math.Max(0, row - reach);
        var zero = TSimd.Broadcast(0f);
        WindowColumn<TSimd, TVector, TWindow> w0 = default;
        WindowColumn<TSimd, TVector, TWindow> w1 = default;
        WindowColumn<TSimd, TVector, TWindow> w2 = default;
        WindowColumn<TSimd, TVector, TWindow> w3 = default;
        WindowColumn<TSimd, TVector, TWindow> w4 = default;
        WindowColumn<TSimd, TVector, TWindow> w5 = default;
        WindowColumn<TSimd, TVector, TWindow> w6 = default;
        var x = image.X + (first * row);
        var y = image.Y + (first * image.Width * pitch);
        for (var line = first; line < first + lines; line++, x += row)
        {
            var above = line > 0 ? x - row : image.Zeros;
            var below = line + 1 < image.Height ? x + row : image.Zeros;

            // Gradients of the places whose windows the cell at hand lies in, but the newest.
            var y0 = zero;
            var y1 = TWindow.Columns == 3 ? At(image, y, 0) : zero;
            var y2 = TWindow.Columns == 5 ? At(image, y, 0) : zero;
            var y3 = TWindow.Columns == 5 ? At(image, y, 1) : TWindow.Columns == 7 ? At(image, y, 0) : zero;
            var y4 = TWindow.Columns == 7 ? At(image, y, 1) : zero;
            var y5 = TWindow.Columns == 7 ? At(image, y, 2) : zero;
            var newest = y + (TWindow.Columns / 2 * pitch);
            nint cell = 0;
            for (; cell < inside; cell += step)
            {
                var cells = WindowColumn<TSimd, TVector, TWindow>.Read<TOperand>(above + cell, x + cell, below + cell);
                Step(cells, TSimd.Load(newest), ref w0, ref w1, ref w2, ref w3, ref w4, ref w5, ref w6, ref y0, ref y1, ref y2, ref y3, ref y4, ref y5);
                newest += pitch;
            }

            do
            {
                var cells = WindowColumn<TSimd, TVector, TWindow>.Read<TOperand>(above + cell, x + cell, below + cell);
                Step(cells, zero, ref w0, ref w1, ref w2, ref w3, ref w4, ref w5, ref w6, ref y0, ref y1, ref y2, ref y3, ref y4, ref y5);
                cell += step;
            }
            while (TWindow.Columns > 3 && cell < row);
            y += image.Width * pitch;
        }

        Give(w0, image, 0);
        Give(w1, image, 1);
        Give(w2, image, 2);
        if (TWindow.Columns > 3)
        {
            Give(w3, image, 3);
            Give(w4, image, 4);
        }

        if (TWindow.Columns > 5)
        {
            Give(w5, image, 5);
            Give(w6, image, 6);
        }
    }

    /// <summary>Adds what a column of cells gives to the sums of the places whose windows it lies in, but the oldest, which goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        WindowColumn<TSimd, TVector, TWindow> cells,
        WindowColumn<TSimd, TVector, TWindow> w1,
        WindowColumn<TSimd, TVector, TWindow> w2,
        WindowColumn<TSimd, TVector, TWindow> w3,
        WindowColumn<TSimd, TVector, TWindow> w4,
        WindowColumn<TSimd, TVector, TWindow> w5,
        WindowColumn<TSimd, TVector, TWindow> w6,
        TVector start,
        ref TVector s0,
        ref TVector s1,
        ref TVector s2,
        ref TVector s3,
        ref TVector s4,
        ref TVector s5)
    {
        s0 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w1, s1);
        s1 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w2, s2);
        if (TWindow.Columns > 3)
        {
            s2 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w3, s3);
            s3 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w4, s4);
        }

        if (TWindow.Columns > 5)
        {
            s4 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w5, s5);
            s5 = WindowColumn<TSimd, TVector, TWindow>.Dot(cells, w6, start);
        }
    }

    /// <summary>Adds what a column of cells gives to the gradients of the weights, with the gradient of the newest of the places whose windows it lies in, and goes on to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        WindowColumn<TSimd, TVector, TWindow> cells,
        TVector newest,
        ref WindowColumn<TSimd, TVector, TWindow> w0,
        ref WindowColumn<TSimd, TVector, TWindow> w1,
        ref WindowColumn<TSimd, TVector, TWindow> w2,
        ref WindowColumn<TSimd, TVector, TWindow> w3,
        ref WindowColumn<TSimd, TVector, TWindow> w4,
        ref WindowColumn<TSimd, TVector, TWindow> w5,
        ref WindowColumn<TSimd, TVector, TWindow> w6,
        ref TVector y0,
        ref TVector y1,
        ref TVector y2,
        ref TVector y3,
        ref TVector y4,
        ref TVector y5)
    {
        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y0, ref w0);
        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y1, ref w1);
        y0 = y1;
        if (TWindow.Columns == 3)
        {
            WindowColumn<TSimd, TVector, TWindow>.Add(cells, newest, ref w2);
            y1 = newest;
            return;
        }

        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y2, ref w2);
        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y3, ref w3);
        y1 = y2;
        y2 = y3;
        if (TWindow.Columns == 5)
        {
            WindowColumn<TSimd, TVector, TWindow>.Add(cells, newest, ref w4);
            y3 = newest;
            return;
        }

        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y4, ref w4);
        WindowColumn<TSimd, TVector, TWindow>.Add(cells, y5, ref w5);
        WindowColumn<TSimd, TVector, TWindow>.Add(cells, newest, ref w6);
        y3 = y4;
        y4 = y5;
        y5 = newest;
    }

    /// <summary>The gradient of a place of a row, which is 0 beside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At(in SingleChannelImage image, float* y, int place) =>
        place < image.Width ? TSimd.Load(y + ((nint)place * image.Channels)) : TSimd.Broadcast(0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WindowColumn<TSimd, TVector, TWindow> Load(in SingleChannelImage image, int fromLast) =>
        WindowColumn<TSimd, TVector, TWindow>.Load(Column(image, fromLast), TWindow.Columns * image.Tap);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(in WindowColumn<TSimd, TVector, TWindow> gradient, in SingleChannelImage image, int fromLast) =>
        gradient.Give(image.IsAdded, Column(image, fromLast), TWindow.Columns * image.Tap);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Column(in SingleChannelImage image, int fromLast) => image.Weights + ((TWindow.Columns - 1 - fromLast) * image.Tap);
}

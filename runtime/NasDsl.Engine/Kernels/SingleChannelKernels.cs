using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Kernels over one vector of channels of an image for windows of 3 x 3 that slide by one cell over one channel: each over its own, or all over the only one. They go along the rows: the weights, or their
/// gradients, stay in registers, and each cell is read once for each of the three rows of windows it lies in, which is one load for three multiply-adds.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What an address of the input stands for.</typeparam>
internal static unsafe class SingleChannelKernels<TSimd, TVector, TOperand>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
{
    /// <summary>y[p, c] = bias[c] + sum over cells of the window of x[p + cell] w[cell, c]: one chain, column by column of the window and in each from top to bottom. Cells outside of rows take no part.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Convolve(in SingleChannelImage image)
    {
        nint pitch = image.Channels;
        nint step = image.InputChannels;
        var row = image.Width * step;
        var isAdded = image.IsAdded;
        var weights = image.Weights;
        var tap = image.Tap;
        var w00 = TSimd.Load(weights);
        var w01 = TSimd.Load(weights + tap);
        var w02 = TSimd.Load(weights + (2 * tap));
        weights += 3 * tap;
        var w10 = TSimd.Load(weights);
        var w11 = TSimd.Load(weights + tap);
        var w12 = TSimd.Load(weights + (2 * tap));
        weights += 3 * tap;
        var w20 = TSimd.Load(weights);
        var w21 = TSimd.Load(weights + tap);
        var w22 = TSimd.Load(weights + (2 * tap));
        var start = image.Bias == null ? TSimd.Broadcast(0f) : TSimd.Load(image.Bias);
        var x = image.X;
        var y = image.Y;
        for (var line = 0; line < image.Height; line++, x += row)
        {
            var above = line > 0 ? x - row : image.Zeros;
            var below = line + 1 < image.Height ? x + row : image.Zeros;
            var x0 = TOperand.Read<TSimd, TVector>(above);
            var x1 = TOperand.Read<TSimd, TVector>(x);
            var x2 = TOperand.Read<TSimd, TVector>(below);
            var current = TSimd.Fma(x2, w21, TSimd.Fma(x1, w11, TSimd.Fma(x0, w01, start)));
            var next = TSimd.Fma(x2, w20, TSimd.Fma(x1, w10, TSimd.Fma(x0, w00, start)));
            for (var cell = step; cell < row; cell += step)
            {
                x0 = TOperand.Read<TSimd, TVector>(above + cell);
                x1 = TOperand.Read<TSimd, TVector>(x + cell);
                x2 = TOperand.Read<TSimd, TVector>(below + cell);
                Give(TSimd.Fma(x2, w22, TSimd.Fma(x1, w12, TSimd.Fma(x0, w02, current))), isAdded, y);
                y += pitch;
                current = TSimd.Fma(x2, w21, TSimd.Fma(x1, w11, TSimd.Fma(x0, w01, next)));
                next = TSimd.Fma(x2, w20, TSimd.Fma(x1, w10, TSimd.Fma(x0, w00, start)));
            }

            Give(current, isAdded, y);
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
        var zero = TSimd.Broadcast(0f);
        var w00 = zero;
        var w01 = zero;
        var w02 = zero;
        var w10 = zero;
        var w11 = zero;
        var w12 = zero;
        var w20 = zero;
        var w21 = zero;
        var w22 = zero;
        var x = image.X + (first * row);
        var y = image.Y + (first * image.Width * pitch);
        for (var line = first; line < first + lines; line++, x += row)
        {
            var above = line > 0 ? x - row : image.Zeros;
            var below = line + 1 < image.Height ? x + row : image.Zeros;
            var left = zero;
            var middle = TSimd.Load(y);
            TVector x0;
            TVector x1;
            TVector x2;
            nint cell = 0;
            for (; cell < row - step; cell += step)
            {
                y += pitch;
                var right = TSimd.Load(y);
                x0 = TOperand.Read<TSimd, TVector>(above + cell);
                w00 = TSimd.Fma(x0, right, w00);
                w01 = TSimd.Fma(x0, middle, w01);
                w02 = TSimd.Fma(x0, left, w02);
                x1 = TOperand.Read<TSimd, TVector>(x + cell);
                w10 = TSimd.Fma(x1, right, w10);
                w11 = TSimd.Fma(x1, middle, w11);
                w12 = TSimd.Fma(x1, left, w12);
                x2 = TOperand.Read<TSimd, TVector>(below + cell);
                w20 = TSimd.Fma(x2, right, w20);
                w21 = TSimd.Fma(x2, middle, w21);
                w22 = TSimd.Fma(x2, left, w22);
                left = middle;
                middle = right;
            }

            y += pitch;
            x0 = TOperand.Read<TSimd, TVector>(above + cell);
            w01 = TSimd.Fma(x0, middle, w01);
            w02 = TSimd.Fma(x0, left, w02);
            x1 = TOperand.Read<TSimd, TVector>(x + cell);
            w11 = TSimd.Fma(x1, middle, w11);
            w12 = TSimd.Fma(x1, left, w12);
            x2 = TOperand.Read<TSimd, TVector>(below + cell);
            w21 = TSimd.Fma(x2, middle, w21);
            w22 = TSimd.Fma(x2, left, w22);
        }

        var isAdded = image.IsAdded;
        var tap = image.Tap;
        var weights = image.Weights;
        Give(w00, isAdded, weights);
        Give(w01, isAdded, weights + tap);
        Give(w02, isAdded, weights + (2 * tap));
        weights += 3 * tap;
        Give(w10, isAdded, weights);
        Give(w11, isAdded, weights + tap);
        Give(w12, isAdded, weights + (2 * tap));
        weights += 3 * tap;
        Give(w20, isAdded, weights);
        Give(w21, isAdded, weights + tap);
        Give(w22, isAdded, weights + (2 * tap));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector value, bool isAdded, float* target) =>
        TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), value) : value, target);
}

using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Kernels over one vector of channels for a normalisation with the activation that follows, <c>y = f(x scale + shift)</c>, and with the greatest of windows that follows then.
/// The backward kernels compute y again instead of reading it: arithmetic is cheaper than memory.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TActivation">The activation.</typeparam>
internal static unsafe class NormKernels<TSimd, TVector, TActivation>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* x, in ChannelNorm norm, int lines, int width, int channels, float* y, nint linePitch)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        for (; lines > 0; lines--, y += linePitch)
        {
            var target = y;
            for (var end = x + ((nint)width * channels); x < end; x += channels, target += channels)
            {
                Ahead.Ask(x);
                TSimd.Store(TActivation.Value<TSimd, TVector>(TSimd.Fma(TSimd.Load(x), scale, shift)), target);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* x, in ChannelNorm norm, int rows, int channels, float* addend, float* y)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        for (var end = x + ((nint)rows * channels); x < end; x += channels, addend += channels, y += channels)
        {
            Ahead.Ask(x);
            Ahead.Ask(addend);
            TSimd.Store(TSimd.Add(TSimd.Load(addend), TActivation.Value<TSimd, TVector>(TSimd.Fma(TSimd.Load(x), scale, shift))), y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Products(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* sums, float* products)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var mean = TSimd.Load(norm.Mean);
        var a0 = TSimd.Broadcast(0f);
        var a1 = TSimd.Broadcast(0f);
        var b0 = TSimd.Broadcast(0f);
        var b1 = TSimd.Broadcast(0f);
        nint pitch = channels;
        var i = 0;
        for (; i + 2 <= rows; i += 2)
        {
            Ahead.Ask(x);
            Ahead.Ask(dy);
            var x0 = TSimd.Load(x);
            var g0 = Gradient(TSimd.Load(dy), x0, scale, shift);
            a0 = TSimd.Add(a0, g0);
            b0 = TSimd.Fma(g0, TSimd.Subtract(x0, mean), b0);
            Ahead.Ask(x + pitch);
            Ahead.Ask(dy + pitch);
            var x1 = TSimd.Load(x + pitch);
            var g1 = Gradient(TSimd.Load(dy + pitch), x1, scale, shift);
            a1 = TSimd.Add(a1, g1);
            b1 = TSimd.Fma(g1, TSimd.Subtract(x1, mean), b1);
            x += 2 * pitch;
            dy += 2 * pitch;
        }

        if (i < rows)
        {
            var x0 = TSimd.Load(x);
            var g0 = Gradient(TSimd.Load(dy), x0, scale, shift);
            a0 = TSimd.Add(a0, g0);
            b0 = TSimd.Fma(g0, TSimd.Subtract(x0, mean), b0);
        }

        TSimd.Store(TSimd.Add(a0, a1), sums);
        TSimd.Store(TSimd.Add(b0, b1), products);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* dx)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var factor = TSimd.Load(norm.Factor);
        var factorX = TSimd.Load(norm.FactorX);
        var offset = TSimd.Load(norm.Offset);
        for (var end = x + ((nint)rows * channels); x < end; x += channels, dy += channels, dx += channels)
        {
            Ahead.Ask(x);
            Ahead.Ask(dy);
            var value = TSimd.Load(x);
            var gradient = Gradient(TSimd.Load(dy), value, scale, shift);
            TSimd.Store(TSimd.Fma(gradient, factor, TSimd.Fma(value, factorX, offset)), dx);
        }
    }

    /// <summary>The gradient of a window is that of its first cell that holds the number which was taken.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowBackward(float* dy, float* taken, float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* dx)
    {
        var zero = TSimd.Broadcast(0f);
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var factor = TSimd.Load(norm.Factor);
        var factorX = TSimd.Load(norm.FactorX);
        var offset = TSimd.Load(norm.Offset);
        var starts = windows.Starts;
        for (var last = starts + windows.Count; starts < last; starts++, dy += channels, taken += channels)
        {
            var greatest = TSimd.Load(taken);
            var left = TSimd.Multiply(Gradient(TSimd.Load(dy), greatest, scale, shift), factor);
            var end = windows.Cells + starts[1];
            for (var cell = windows.Cells + starts[0]; cell < end; cell++)
            {
                Ahead.Ask(x + *cell);
                var value = TSimd.Load(x + *cell);
                var share = TSimd.SelectEqual(value, greatest, left, zero);
                left = TSimd.SelectEqual(value, greatest, zero, left);
                TSimd.Store(TSimd.Add(share, TSimd.Fma(value, factorX, offset)), dx + *cell);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gradient(TVector dy, TVector x, TVector scale, TVector shift) => Gradient(dy, TSimd.Fma(x, scale, shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gradient(TVector dy, TVector z) =>
        TSimd.Multiply(dy, TActivation.Slope<TSimd, TVector>(z, TActivation.Value<TSimd, TVector>(z)));
}

using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Kernels over one vector of channels for a normalisation with the activation that follows, <c>y = f(x scale + shift)</c>, and with the greatest of windows that follows then.
/// The backward kernels compute y again instead of reading it: arithmetic is cheaper than memory. Activations before windows must not decrease: the greatest y is that of the greatest number before.
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

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowForward(float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* y)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var starts = windows.Starts;
        for (var last = starts + windows.Count; starts < last; starts++, y += channels)
        {
            var cell = windows.Cells + starts[0];
            var end = windows.Cells + starts[1];
            Ahead.Ask(x + *cell);
            var greatest = TSimd.Fma(TSimd.Load(x + *cell), scale, shift);
            for (cell++; cell < end; cell++)
            {
                Ahead.Ask(x + *cell);
                greatest = TSimd.Greater(greatest, TSimd.Fma(TSimd.Load(x + *cell), scale, shift));
            }

            TSimd.Store(TActivation.Value<TSimd, TVector>(greatest), y);
        }
    }

    /// <summary>The gradient of a window is that of its first greatest cell.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowProducts(float* dy, float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* sums, float* products)
    {
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var mean = TSimd.Load(norm.Mean);
        var a = TSimd.Broadcast(0f);
        var b = TSimd.Broadcast(0f);
        var starts = windows.Starts;
        for (var last = starts + windows.Count; starts < last; starts++, dy += channels)
        {
            var cell = windows.Cells + starts[0];
            var end = windows.Cells + starts[1];
            Ahead.Ask(x + *cell);
            var chosen = TSimd.Load(x + *cell);
            var greatest = TSimd.Fma(chosen, scale, shift);
            for (cell++; cell < end; cell++)
            {
                Ahead.Ask(x + *cell);
                var other = TSimd.Load(x + *cell);
                var value = TSimd.Fma(other, scale, shift);
                chosen = TSimd.SelectLess(greatest, value, other, chosen);
                greatest = TSimd.Greater(greatest, value);
            }

            var gradient = Gradient(TSimd.Load(dy), greatest);
            a = TSimd.Add(a, gradient);
            b = TSimd.Fma(gradient, TSimd.Subtract(chosen, mean), b);
        }

        TSimd.Store(a, sums);
        TSimd.Store(b, products);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowBackward(float* dy, float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* dx)
    {
        var zero = TSimd.Broadcast(0f);
        var scale = TSimd.Load(norm.Scale);
        var shift = TSimd.Load(norm.Shift);
        var factor = TSimd.Load(norm.Factor);
        var factorX = TSimd.Load(norm.FactorX);
        var offset = TSimd.Load(norm.Offset);
        var starts = windows.Starts;
        for (var last = starts + windows.Count; starts < last; starts++, dy += channels)
        {
            var first = windows.Cells + starts[0];
            var end = windows.Cells + starts[1];
            Ahead.Ask(x + *first);
            var greatest = TSimd.Fma(TSimd.Load(x + *first), scale, shift);
            for (var cell = first + 1; cell < end; cell++)
            {
                Ahead.Ask(x + *cell);
                greatest = TSimd.Greater(greatest, TSimd.Fma(TSimd.Load(x + *cell), scale, shift));
            }

            var left = Gradient(TSimd.Load(dy), greatest);
            for (var cell = first; cell < end; cell++)
            {
                var value = TSimd.Load(x + *cell);
                var z = TSimd.Fma(value, scale, shift);
                var share = TSimd.SelectEqual(z, greatest, left, zero);
                left = TSimd.SelectEqual(z, greatest, zero, left);
                TSimd.Store(TSimd.Fma(share, factor, TSimd.Fma(value, factorX, offset)), dx + *cell);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gradient(TVector dy, TVector x, TVector scale, TVector shift) => Gradient(dy, TSimd.Fma(x, scale, shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gradient(TVector dy, TVector z) =>
        TSimd.Multiply(dy, TActivation.Slope<TSimd, TVector>(z, TActivation.Value<TSimd, TVector>(z)));
}

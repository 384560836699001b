using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Kernels over one vector of channels of many positions (rows), as batch normalisation needs them. The pitch of a row is the number of channels.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class ChannelKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ChannelSums(float* x, int rows, int channels, float* sums)
    {
        var a0 = TSimd.Broadcast(0f);
        var a1 = TSimd.Broadcast(0f);
        var a2 = TSimd.Broadcast(0f);
        var a3 = TSimd.Broadcast(0f);
        nint pitch = channels;
        var i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            a0 = TSimd.Add(a0, TSimd.Load(x));
            x += pitch;
            a1 = TSimd.Add(a1, TSimd.Load(x));
            x += pitch;
            a2 = TSimd.Add(a2, TSimd.Load(x));
            x += pitch;
            a3 = TSimd.Add(a3, TSimd.Load(x));
            x += pitch;
        }

        if (i < rows)
        {
            a0 = TSimd.Add(a0, TSimd.Load(x));
            x += pitch;
        }

        if (i + 1 < rows)
        {
            a1 = TSimd.Add(a1, TSimd.Load(x));
            x += pitch;
        }

        if (i + 2 < rows)
        {
            a2 = TSimd.Add(a2, TSimd.Load(x));
            x += pitch;
        }

        TSimd.Store(TSimd.Add(TSimd.Add(a0, a1), TSimd.Add(a2, a3)), sums);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ChannelSquares(float* x, float* mean, int rows, int channels, float* sums)
    {
        var center = TSimd.Load(mean);
        var a0 = TSimd.Broadcast(0f);
        var a1 = TSimd.Broadcast(0f);
        var a2 = TSimd.Broadcast(0f);
        var a3 = TSimd.Broadcast(0f);
        nint pitch = channels;
        var i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            var d0 = TSimd.Subtract(TSimd.Load(x), center);
            a0 = TSimd.Fma(d0, d0, a0);
            x += pitch;
            var d1 = TSimd.Subtract(TSimd.Load(x), center);
            a1 = TSimd.Fma(d1, d1, a1);
            x += pitch;
            var d2 = TSimd.Subtract(TSimd.Load(x), center);
            a2 = TSimd.Fma(d2, d2, a2);
            x += pitch;
            var d3 = TSimd.Subtract(TSimd.Load(x), center);
            a3 = TSimd.Fma(d3, d3, a3);
            x += pitch;
        }

        if (i < rows)
        {
            var d0 = TSimd.Subtract(TSimd.Load(x), center);
            a0 = TSimd.Fma(d0, d0, a0);
            x += pitch;
        }

        if (i + 1 < rows)
        {
            var d1 = TSimd.Subtract(TSimd.Load(x), center);
            a1 = TSimd.Fma(d1, d1, a1);
            x += pitch;
        }

        if (i + 2 < rows)
        {
            var d2 = TSimd.Subtract(TSimd.Load(x), center);
            a2 = TSimd.Fma(d2, d2, a2);
            x += pitch;
        }

        TSimd.Store(TSimd.Add(TSimd.Add(a0, a1), TSimd.Add(a2, a3)), sums);
    }

    /// <summary>Rows, dense, to where their offsets say; added to what is there, if so wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(float* rows, int* offsets, int count, nint channels, float* target, bool isAdded)
    {
        for (var end = offsets + count; offsets < end; offsets++, rows += channels)
        {
            var y = target + *offsets;
            var row = TSimd.Load(rows);
            TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(y), row) : row, y);
        }
    }
}

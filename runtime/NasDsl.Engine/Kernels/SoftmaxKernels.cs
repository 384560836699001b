using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Softmax down one vector of columns: sums go along rows, so that no vector is split.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class SoftmaxKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>x[row] = e^(scale (x[row] - greatest)) / sum over rows of the same.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Columns(float* x, int rows, nint pitch, float scale)
    {
        var (_, sum) = Exponentials(x, rows, pitch, scale);
        var share = TSimd.Divide(TSimd.Broadcast(1f), sum);
        var end = x + (rows * pitch);
        for (var p = x; p < end; p += pitch)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(p), share), p);
        }
    }

    /// <summary>x[row] = e^(x[row] - greatest), with the greatest and the sum over rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Exponentials(float* x, int rows, nint pitch, float* greatest, float* sum)
    {
        var (most, all) = Exponentials(x, rows, pitch, 1f);
        TSimd.Store(most, greatest);
        TSimd.Store(all, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Greatest, TVector Sum) Exponentials(float* x, int rows, nint pitch, float scale)
    {
        var end = x + (rows * pitch);
        var greatest = TSimd.Load(x);
        for (var p = x; p < end; p += pitch)
        {
            var value = TSimd.Load(p);
            greatest = TSimd.Greater(greatest, value);
        }

        var factor = TSimd.Broadcast(scale);
        var sum = TSimd.Broadcast(0f);
        for (var p = x; p < end; p += pitch)
        {
            var value = VectorFunctions<TSimd, TVector>.ExpBelow(TSimd.Multiply(factor, TSimd.Subtract(TSimd.Load(p), greatest)));
            TSimd.Store(value, p);
            sum = TSimd.Add(sum, value);
        }

        return (greatest, sum);
    }

    /// <summary>dy[row] = scale y[row] (dy[row] - sum over rows of y dy).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ColumnsGradient(float* y, float* dy, int rows, nint pitch, float scale)
    {
        nint count = rows * pitch;
        var sum = TSimd.Broadcast(0f);
        for (nint i = 0; i < count; i += pitch)
        {
            sum = TSimd.Fma(TSimd.Load(y + i), TSimd.Load(dy + i), sum);
        }

        var factor = TSimd.Broadcast(scale);
        for (nint i = 0; i < count; i += pitch)
        {
            var share = TSimd.Multiply(factor, TSimd.Load(y + i));
            TSimd.Store(TSimd.Multiply(share, TSimd.Subtract(TSimd.Load(dy + i), sum)), dy + i);
        }
    }
}

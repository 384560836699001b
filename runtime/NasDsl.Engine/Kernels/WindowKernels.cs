using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Kernels over one vector of channels of the windows of one sample, as poolings need them.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class WindowKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowMax(float* x, in WindowTable windows, int channels, float* y)
    {
        for (var w = 0; w < windows.Count; w++)
        {
            var cell = windows.Cells + windows.Starts[w];
            var end = windows.Cells + windows.Starts[w + 1];
            var greatest = TSimd.Load(x + *cell);
            for (cell++; cell < end; cell++)
            {
                greatest = TSimd.Greater(greatest, TSimd.Load(x + *cell));
            }

            TSimd.Store(greatest, y);
            y += channels;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowExtremes(float* x, float* signs, in WindowTable windows, int channels, float* y)
    {
        var sign = TSimd.Load(signs);
        for (var w = 0; w < windows.Count; w++)
        {
            var cell = windows.Cells + windows.Starts[w];
            var end = windows.Cells + windows.Starts[w + 1];
            var greatest = TSimd.Multiply(sign, TSimd.Load(x + *cell));
            for (cell++; cell < end; cell++)
            {
                greatest = TSimd.Greater(greatest, TSimd.Multiply(sign, TSimd.Load(x + *cell)));
            }

            TSimd.Store(TSimd.Multiply(sign, greatest), y);
            y += channels;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowMaxGradient(float* x, float* y, float* dy, in WindowTable windows, int channels, float* dx)
    {
        var zero = TSimd.Broadcast(0f);
        var isPartition = windows.IsPartition;
        for (var w = 0; w < windows.Count; w++)
        {
            var greatest = TSimd.Load(y);
            var left = TSimd.Load(dy);
            var end = windows.Cells + windows.Starts[w + 1];
            for (var cell = windows.Cells + windows.Starts[w]; cell < end; cell++)
            {
                var value = TSimd.Load(x + *cell);
                var share = TSimd.SelectEqual(value, greatest, left, zero);
                left = TSimd.SelectEqual(value, greatest, zero, left);
                TSimd.Store(isPartition ? share : TSimd.Add(TSimd.Load(dx + *cell), share), dx + *cell);
            }

            y += channels;
            dy += channels;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowMean(float* x, in WindowTable windows, int channels, float* y)
    {
        for (var w = 0; w < windows.Count; w++)
        {
            var cell = windows.Cells + windows.Starts[w];
            var end = windows.Cells + windows.Starts[w + 1];
            var share = TSimd.Broadcast(1f / (end - cell));
            var sum = TSimd.Load(x + *cell);
            for (cell++; cell < end; cell++)
            {
                sum = TSimd.Add(sum, TSimd.Load(x + *cell));
            }

            TSimd.Store(TSimd.Multiply(sum, share), y);
            y += channels;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowMeanGradient(float* dy, in WindowTable windows, int channels, float* dx)
    {
        var isPartition = windows.IsPartition;
        for (var w = 0; w < windows.Count; w++)
        {
            var cell = windows.Cells + windows.Starts[w];
            var end = windows.Cells + windows.Starts[w + 1];
            var share = TSimd.Multiply(TSimd.Load(dy), TSimd.Broadcast(1f / (end - cell)));
            for (; cell < end; cell++)
            {
                TSimd.Store(isPartition ? share : TSimd.Add(TSimd.Load(dx + *cell), share), dx + *cell);
            }

            dy += channels;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WindowSum(float* x, in WindowTable windows, float* offsets, int channels, float* y)
    {
        var start = offsets == null ? TSimd.Broadcast(0f) : TSimd.Load(offsets);
        for (var w = 0; w < windows.Count; w++)
        {
            var sum = start;
            var end = windows.Starts[w + 1];
            for (var cell = windows.Starts[w]; cell < end; cell++)
            {
                sum = TSimd.Fma(TSimd.Load(x + windows.Cells[cell]), TSimd.Broadcast(windows.Shares[cell]), sum);
            }

            TSimd.Store(sum, y);
            y += channels;
        }
    }
}

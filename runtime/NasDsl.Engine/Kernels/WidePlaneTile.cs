using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Two vectors of columns times eight rows, or six where there are only 16 registers, of dense matrices: each number that is read serves two multiplications.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal readonly unsafe struct WidePlaneTile<TSimd, TVector> : IPlaneTile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Rows => TSimd.HasManyRegisters ? 8 : 6;

    /// <inheritdoc/>
    public static int Columns => 2 * TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in PlaneMultiply arguments, float* x, float* b, float* target)
    {
        nint columns = arguments.Columns;
        var next = arguments.SumPitch;
        var step = arguments.RowPitch;
        var step2 = 2 * step;
        var step3 = 3 * step;
        var step4 = 4 * step;
        var c00 = TSimd.Broadcast(0f);
        var c01 = c00;
        var c10 = TSimd.Broadcast(0f);
        var c11 = c10;
        var c20 = TSimd.Broadcast(0f);
        var c21 = c20;
        var c30 = TSimd.Broadcast(0f);
        var c31 = c30;
        var c40 = TSimd.Broadcast(0f);
        var c41 = c40;
        var c50 = TSimd.Broadcast(0f);
        var c51 = c50;
        var c60 = TSimd.Broadcast(0f);
        var c61 = c60;
        var c70 = TSimd.Broadcast(0f);
        var c71 = c70;
        var sums = arguments.Sums;
        do
        {
            var b0 = TSimd.Load(b);
            var b1 = TSimd.Load(b + TSimd.Count);
            b += columns;
            var p = x;
            x += next;
            var x0 = TSimd.Broadcast(*p);
            c00 = TSimd.Fma(x0, b0, c00);
            c01 = TSimd.Fma(x0, b1, c01);
            var x1 = TSimd.Broadcast(*(p + step));
            c10 = TSimd.Fma(x1, b0, c10);
            c11 = TSimd.Fma(x1, b1, c11);
            var x2 = TSimd.Broadcast(*(p + step2));
            c20 = TSimd.Fma(x2, b0, c20);
            c21 = TSimd.Fma(x2, b1, c21);
            var x3 = TSimd.Broadcast(*(p + step3));
            c30 = TSimd.Fma(x3, b0, c30);
            c31 = TSimd.Fma(x3, b1, c31);
            p += step4;
            var x4 = TSimd.Broadcast(*p);
            c40 = TSimd.Fma(x4, b0, c40);
            c41 = TSimd.Fma(x4, b1, c41);
            var x5 = TSimd.Broadcast(*(p + step));
            c50 = TSimd.Fma(x5, b0, c50);
            c51 = TSimd.Fma(x5, b1, c51);
            if (TSimd.HasManyRegisters)
            {
                var x6 = TSimd.Broadcast(*(p + step2));
                c60 = TSimd.Fma(x6, b0, c60);
                c61 = TSimd.Fma(x6, b1, c61);
                var x7 = TSimd.Broadcast(*(p + step3));
                c70 = TSimd.Fma(x7, b0, c70);
                c71 = TSimd.Fma(x7, b1, c71);
            }
        }
        while (--sums > 0);

        var isAdded = arguments.Accumulate;
        Give(c00, isAdded, target);
        Give(c01, isAdded, target + TSimd.Count);
        target += columns;
        Give(c10, isAdded, target);
        Give(c11, isAdded, target + TSimd.Count);
        target += columns;
        Give(c20, isAdded, target);
        Give(c21, isAdded, target + TSimd.Count);
        target += columns;
        Give(c30, isAdded, target);
        Give(c31, isAdded, target + TSimd.Count);
        target += columns;
        Give(c40, isAdded, target);
        Give(c41, isAdded, target + TSimd.Count);
        target += columns;
        Give(c50, isAdded, target);
        Give(c51, isAdded, target + TSimd.Count);
        target += columns;
        if (TSimd.HasManyRegisters)
        {
            Give(c60, isAdded, target);
            Give(c61, isAdded, target + TSimd.Count);
            target += columns;
            Give(c70, isAdded, target);
            Give(c71, isAdded, target + TSimd.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector sum, bool isAdded, float* target) => TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), sum) : sum, target);
}

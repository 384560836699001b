using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>One vector of columns times sixteen rows, or twelve where there are only 16 registers, of dense matrices.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal readonly unsafe struct PlaneTile<TSimd, TVector> : IPlaneTile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Rows => TSimd.HasManyRegisters ? 16 : 12;

    /// <inheritdoc/>
    public static int Columns => TSimd.Count;

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
        var c0 = TSimd.Broadcast(0f);
        var c1 = TSimd.Broadcast(0f);
        var c2 = TSimd.Broadcast(0f);
        var c3 = TSimd.Broadcast(0f);
        var c4 = TSimd.Broadcast(0f);
        var c5 = TSimd.Broadcast(0f);
        var c6 = TSimd.Broadcast(0f);
        var c7 = TSimd.Broadcast(0f);
        var c8 = TSimd.Broadcast(0f);
        var c9 = TSimd.Broadcast(0f);
        var c10 = TSimd.Broadcast(0f);
        var c11 = TSimd.Broadcast(0f);
        var c12 = TSimd.Broadcast(0f);
        var c13 = TSimd.Broadcast(0f);
        var c14 = TSimd.Broadcast(0f);
        var c15 = TSimd.Broadcast(0f);
        var sums = arguments.Sums;
        do
        {
            var b0 = TSimd.Load(b);
            b += columns;
            var p = x;
            x += next;
            c0 = TSimd.Fma(TSimd.Broadcast(*p), b0, c0);
            c1 = TSimd.Fma(TSimd.Broadcast(*(p + step)), b0, c1);
            c2 = TSimd.Fma(TSimd.Broadcast(*(p + step2)), b0, c2);
            c3 = TSimd.Fma(TSimd.Broadcast(*(p + step3)), b0, c3);
            p += step4;
            c4 = TSimd.Fma(TSimd.Broadcast(*p), b0, c4);
            c5 = TSimd.Fma(TSimd.Broadcast(*(p + step)), b0, c5);
            c6 = TSimd.Fma(TSimd.Broadcast(*(p + step2)), b0, c6);
            c7 = TSimd.Fma(TSimd.Broadcast(*(p + step3)), b0, c7);
            p += step4;
            c8 = TSimd.Fma(TSimd.Broadcast(*p), b0, c8);
            c9 = TSimd.Fma(TSimd.Broadcast(*(p + step)), b0, c9);
            c10 = TSimd.Fma(TSimd.Broadcast(*(p + step2)), b0, c10);
            c11 = TSimd.Fma(TSimd.Broadcast(*(p + step3)), b0, c11);
            if (TSimd.HasManyRegisters)
            {
                p += step4;
                c12 = TSimd.Fma(TSimd.Broadcast(*p), b0, c12);
                c13 = TSimd.Fma(TSimd.Broadcast(*(p + step)), b0, c13);
                c14 = TSimd.Fma(TSimd.Broadcast(*(p + step2)), b0, c14);
                c15 = TSimd.Fma(TSimd.Broadcast(*(p + step3)), b0, c15);
            }
        }
        while (--sums > 0);

        var isAdded = arguments.Accumulate;
        Give(c0, isAdded, target);
        target += columns;
        Give(c1, isAdded, target);
        target += columns;
        Give(c2, isAdded, target);
        target += columns;
        Give(c3, isAdded, target);
        target += columns;
        Give(c4, isAdded, target);
        target += columns;
        Give(c5, isAdded, target);
        target += columns;
        Give(c6, isAdded, target);
        target += columns;
        Give(c7, isAdded, target);
        target += columns;
        Give(c8, isAdded, target);
        target += columns;
        Give(c9, isAdded, target);
        target += columns;
        Give(c10, isAdded, target);
        target += columns;
        Give(c11, isAdded, target);
        target += columns;
        if (TSimd.HasManyRegisters)
        {
            Give(c12, isAdded, target);
            target += columns;
            Give(c13, isAdded, target);
            target += columns;
            Give(c14, isAdded, target);
            target += columns;
            Give(c15, isAdded, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector sum, bool isAdded, float* target) => TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), sum) : sum, target);
}

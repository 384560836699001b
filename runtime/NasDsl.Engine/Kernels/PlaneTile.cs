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

        if (arguments.Accumulate)
        {
            c0 = TSimd.Add(TSimd.Load(target), c0);
            c1 = TSimd.Add(TSimd.Load(target + (1 * columns)), c1);
            c2 = TSimd.Add(TSimd.Load(target + (2 * columns)), c2);
            c3 = TSimd.Add(TSimd.Load(target + (3 * columns)), c3);
            c4 = TSimd.Add(TSimd.Load(target + (4 * columns)), c4);
            c5 = TSimd.Add(TSimd.Load(target + (5 * columns)), c5);
            c6 = TSimd.Add(TSimd.Load(target + (6 * columns)), c6);
            c7 = TSimd.Add(TSimd.Load(target + (7 * columns)), c7);
            c8 = TSimd.Add(TSimd.Load(target + (8 * columns)), c8);
            c9 = TSimd.Add(TSimd.Load(target + (9 * columns)), c9);
            c10 = TSimd.Add(TSimd.Load(target + (10 * columns)), c10);
            c11 = TSimd.Add(TSimd.Load(target + (11 * columns)), c11);
            if (TSimd.HasManyRegisters)
            {
                c12 = TSimd.Add(TSimd.Load(target + (12 * columns)), c12);
                c13 = TSimd.Add(TSimd.Load(target + (13 * columns)), c13);
                c14 = TSimd.Add(TSimd.Load(target + (14 * columns)), c14);
                c15 = TSimd.Add(TSimd.Load(target + (15 * columns)), c15);
            }
        }

        TSimd.Store(c0, target);
        TSimd.Store(c1, target + (1 * columns));
        TSimd.Store(c2, target + (2 * columns));
        TSimd.Store(c3, target + (3 * columns));
        TSimd.Store(c4, target + (4 * columns));
        TSimd.Store(c5, target + (5 * columns));
        TSimd.Store(c6, target + (6 * columns));
        TSimd.Store(c7, target + (7 * columns));
        TSimd.Store(c8, target + (8 * columns));
        TSimd.Store(c9, target + (9 * columns));
        TSimd.Store(c10, target + (10 * columns));
        TSimd.Store(c11, target + (11 * columns));
        if (TSimd.HasManyRegisters)
        {
            TSimd.Store(c12, target + (12 * columns));
            TSimd.Store(c13, target + (13 * columns));
            TSimd.Store(c14, target + (14 * columns));
            TSimd.Store(c15, target + (15 * columns));
        }
    }
}

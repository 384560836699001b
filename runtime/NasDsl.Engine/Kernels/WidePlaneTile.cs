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

        if (arguments.Accumulate)
        {
            c00 = TSimd.Add(TSimd.Load(target), c00);
            c01 = TSimd.Add(TSimd.Load(target + TSimd.Count), c01);
            c10 = TSimd.Add(TSimd.Load(target + (1 * columns)), c10);
            c11 = TSimd.Add(TSimd.Load(target + (1 * columns) + TSimd.Count), c11);
            c20 = TSimd.Add(TSimd.Load(target + (2 * columns)), c20);
            c21 = TSimd.Add(TSimd.Load(target + (2 * columns) + TSimd.Count), c21);
            c30 = TSimd.Add(TSimd.Load(target + (3 * columns)), c30);
            c31 = TSimd.Add(TSimd.Load(target + (3 * columns) + TSimd.Count), c31);
            c40 = TSimd.Add(TSimd.Load(target + (4 * columns)), c40);
            c41 = TSimd.Add(TSimd.Load(target + (4 * columns) + TSimd.Count), c41);
            c50 = TSimd.Add(TSimd.Load(target + (5 * columns)), c50);
            c51 = TSimd.Add(TSimd.Load(target + (5 * columns) + TSimd.Count), c51);
            if (TSimd.HasManyRegisters)
            {
                c60 = TSimd.Add(TSimd.Load(target + (6 * columns)), c60);
                c61 = TSimd.Add(TSimd.Load(target + (6 * columns) + TSimd.Count), c61);
                c70 = TSimd.Add(TSimd.Load(target + (7 * columns)), c70);
                c71 = TSimd.Add(TSimd.Load(target + (7 * columns) + TSimd.Count), c71);
            }
        }

        TSimd.Store(c00, target);
        TSimd.Store(c01, target + TSimd.Count);
        TSimd.Store(c10, target + (1 * columns));
        TSimd.Store(c11, target + (1 * columns) + TSimd.Count);
        TSimd.Store(c20, target + (2 * columns));
        TSimd.Store(c21, target + (2 * columns) + TSimd.Count);
        TSimd.Store(c30, target + (3 * columns));
        TSimd.Store(c31, target + (3 * columns) + TSimd.Count);
        TSimd.Store(c40, target + (4 * columns));
        TSimd.Store(c41, target + (4 * columns) + TSimd.Count);
        TSimd.Store(c50, target + (5 * columns));
        TSimd.Store(c51, target + (5 * columns) + TSimd.Count);
        if (TSimd.HasManyRegisters)
        {
            TSimd.Store(c60, target + (6 * columns));
            TSimd.Store(c61, target + (6 * columns) + TSimd.Count);
            TSimd.Store(c70, target + (7 * columns));
            TSimd.Store(c71, target + (7 * columns) + TSimd.Count);
        }
    }
}

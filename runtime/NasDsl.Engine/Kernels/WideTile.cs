using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Two vectors of columns times eight rows, or six where there are only 16 registers: each number that is read serves two multiplications.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What a gathered address stands for.</typeparam>
internal readonly unsafe struct WideTile<TSimd, TVector, TOperand> : ITile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
{
    /// <inheritdoc/>
    public static int Rows => TSimd.HasManyRegisters ? 8 : 6;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(float* x, int* rowOffsets, int rows, int* sumOffsets, int sums, float* b, nint columns, float* bias, float* c, bool accumulate)
    {
        nint row0 = rowOffsets[0];
        nint row1 = rowOffsets[rows > 1 ? 1 : rows - 1];
        nint row2 = rowOffsets[rows > 2 ? 2 : rows - 1];
        nint row3 = rowOffsets[rows > 3 ? 3 : rows - 1];
        nint row4 = rowOffsets[rows > 4 ? 4 : rows - 1];
        nint row5 = rowOffsets[rows > 5 ? 5 : rows - 1];
        nint row6 = rowOffsets[rows > 6 ? 6 : rows - 1];
        nint row7 = rowOffsets[rows > 7 ? 7 : rows - 1];
        var start0 = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias);
        var start1 = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias + TSimd.Count);
        var c00 = start0;
        var c01 = start1;
        var c10 = start0;
        var c11 = start1;
        var c20 = start0;
        var c21 = start1;
        var c30 = start0;
        var c31 = start1;
        var c40 = start0;
        var c41 = start1;
        var c50 = start0;
        var c51 = start1;
        var c60 = start0;
        var c61 = start1;
        var c70 = start0;
        var c71 = start1;
        var end = sumOffsets + sums;
        do
        {
            var p = x + *sumOffsets;
            sumOffsets++;
            var b0 = TSimd.Load(b);
            var b1 = TSimd.Load(b + TSimd.Count);
            b += columns;
            var x0 = TOperand.Read<TSimd, TVector>(p + row0);
            c00 = TSimd.Fma(x0, b0, c00);
            c01 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row0 + TSimd.Count) : x0, b1, c01);
            var x1 = TOperand.Read<TSimd, TVector>(p + row1);
            c10 = TSimd.Fma(x1, b0, c10);
            c11 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row1 + TSimd.Count) : x1, b1, c11);
            var x2 = TOperand.Read<TSimd, TVector>(p + row2);
            c20 = TSimd.Fma(x2, b0, c20);
            c21 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row2 + TSimd.Count) : x2, b1, c21);
            var x3 = TOperand.Read<TSimd, TVector>(p + row3);
            c30 = TSimd.Fma(x3, b0, c30);
            c31 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row3 + TSimd.Count) : x3, b1, c31);
            var x4 = TOperand.Read<TSimd, TVector>(p + row4);
            c40 = TSimd.Fma(x4, b0, c40);
            c41 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row4 + TSimd.Count) : x4, b1, c41);
            var x5 = TOperand.Read<TSimd, TVector>(p + row5);
            c50 = TSimd.Fma(x5, b0, c50);
            c51 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row5 + TSimd.Count) : x5, b1, c51);
            if (TSimd.HasManyRegisters)
            {
                var x6 = TOperand.Read<TSimd, TVector>(p + row6);
                c60 = TSimd.Fma(x6, b0, c60);
                c61 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row6 + TSimd.Count) : x6, b1, c61);
                var x7 = TOperand.Read<TSimd, TVector>(p + row7);
                c70 = TSimd.Fma(x7, b0, c70);
                c71 = TSimd.Fma(TOperand.PerColumn ? TOperand.Read<TSimd, TVector>(p + row7 + TSimd.Count) : x7, b1, c71);
            }
        }
        while (sumOffsets < end);

        if (accumulate)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(c), c00), c);
            TSimd.Store(TSimd.Add(TSimd.Load(c + TSimd.Count), c01), c + TSimd.Count);
            if (rows > 1)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (1 * columns)), c10), c + (1 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (1 * columns) + TSimd.Count), c11), c + (1 * columns) + TSimd.Count);
            }

            if (rows > 2)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (2 * columns)), c20), c + (2 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (2 * columns) + TSimd.Count), c21), c + (2 * columns) + TSimd.Count);
            }

            if (rows > 3)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (3 * columns)), c30), c + (3 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (3 * columns) + TSimd.Count), c31), c + (3 * columns) + TSimd.Count);
            }

            if (rows > 4)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (4 * columns)), c40), c + (4 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (4 * columns) + TSimd.Count), c41), c + (4 * columns) + TSimd.Count);
            }

            if (rows > 5)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (5 * columns)), c50), c + (5 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (5 * columns) + TSimd.Count), c51), c + (5 * columns) + TSimd.Count);
            }

            if (TSimd.HasManyRegisters && rows > 6)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (6 * columns)), c60), c + (6 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (6 * columns) + TSimd.Count), c61), c + (6 * columns) + TSimd.Count);
            }

            if (TSimd.HasManyRegisters && rows > 7)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (7 * columns)), c70), c + (7 * columns));
                TSimd.Store(TSimd.Add(TSimd.Load(c + (7 * columns) + TSimd.Count), c71), c + (7 * columns) + TSimd.Count);
            }

            return;
        }

        TSimd.Store(c00, c);
        TSimd.Store(c01, c + TSimd.Count);
        if (rows > 1)
        {
            TSimd.Store(c10, c + (1 * columns));
            TSimd.Store(c11, c + (1 * columns) + TSimd.Count);
        }

        if (rows > 2)
        {
            TSimd.Store(c20, c + (2 * columns));
            TSimd.Store(c21, c + (2 * columns) + TSimd.Count);
        }

        if (rows > 3)
        {
            TSimd.Store(c30, c + (3 * columns));
            TSimd.Store(c31, c + (3 * columns) + TSimd.Count);
        }

        if (rows > 4)
        {
            TSimd.Store(c40, c + (4 * columns));
            TSimd.Store(c41, c + (4 * columns) + TSimd.Count);
        }

        if (rows > 5)
        {
            TSimd.Store(c50, c + (5 * columns));
            TSimd.Store(c51, c + (5 * columns) + TSimd.Count);
        }

        if (TSimd.HasManyRegisters && rows > 6)
        {
            TSimd.Store(c60, c + (6 * columns));
            TSimd.Store(c61, c + (6 * columns) + TSimd.Count);
        }

        if (TSimd.HasManyRegisters && rows > 7)
        {
            TSimd.Store(c70, c + (7 * columns));
            TSimd.Store(c71, c + (7 * columns) + TSimd.Count);
        }
    }
}

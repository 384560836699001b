using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Twelve rows times one vector of columns: chains enough to hide the latency of two units, in 14 of 16 registers.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What a gathered address stands for.</typeparam>
internal readonly unsafe struct Tile<TSimd, TVector, TOperand> : ITile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
{
    /// <inheritdoc/>
    public static int Rows => 12;

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
        nint row8 = rowOffsets[rows > 8 ? 8 : rows - 1];
        nint row9 = rowOffsets[rows > 9 ? 9 : rows - 1];
        nint row10 = rowOffsets[rows > 10 ? 10 : rows - 1];
        nint row11 = rowOffsets[rows > 11 ? 11 : rows - 1];
        var start0 = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias);
        var c00 = start0;
        var c10 = start0;
        var c20 = start0;
        var c30 = start0;
        var c40 = start0;
        var c50 = start0;
        var c60 = start0;
        var c70 = start0;
        var c80 = start0;
        var c90 = start0;
        var c100 = start0;
        var c110 = start0;
        var end = sumOffsets + sums;
        do
        {
            var p = x + *sumOffsets;
            sumOffsets++;
            var b0 = TSimd.Load(b);
            b += columns;
            c00 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row0), b0, c00);
            c10 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row1), b0, c10);
            c20 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row2), b0, c20);
            c30 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row3), b0, c30);
            c40 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row4), b0, c40);
            c50 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row5), b0, c50);
            c60 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row6), b0, c60);
            c70 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row7), b0, c70);
            c80 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row8), b0, c80);
            c90 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row9), b0, c90);
            c100 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row10), b0, c100);
            c110 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + row11), b0, c110);
        }
        while (sumOffsets < end);

        if (accumulate)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(c), c00), c);
            if (rows > 1)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (1 * columns)), c10), c + (1 * columns));
            }

            if (rows > 2)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (2 * columns)), c20), c + (2 * columns));
            }

            if (rows > 3)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (3 * columns)), c30), c + (3 * columns));
            }

            if (rows > 4)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (4 * columns)), c40), c + (4 * columns));
            }

            if (rows > 5)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (5 * columns)), c50), c + (5 * columns));
            }

            if (rows > 6)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (6 * columns)), c60), c + (6 * columns));
            }

            if (rows > 7)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (7 * columns)), c70), c + (7 * columns));
            }

            if (rows > 8)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (8 * columns)), c80), c + (8 * columns));
            }

            if (rows > 9)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (9 * columns)), c90), c + (9 * columns));
            }

            if (rows > 10)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (10 * columns)), c100), c + (10 * columns));
            }

            if (rows > 11)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(c + (11 * columns)), c110), c + (11 * columns));
            }

            return;
        }

        TSimd.Store(c00, c);
        if (rows > 1)
        {
            TSimd.Store(c10, c + (1 * columns));
        }

        if (rows > 2)
        {
            TSimd.Store(c20, c + (2 * columns));
        }

        if (rows > 3)
        {
            TSimd.Store(c30, c + (3 * columns));
        }

        if (rows > 4)
        {
            TSimd.Store(c40, c + (4 * columns));
        }

        if (rows > 5)
        {
            TSimd.Store(c50, c + (5 * columns));
        }

        if (rows > 6)
        {
            TSimd.Store(c60, c + (6 * columns));
        }

        if (rows > 7)
        {
            TSimd.Store(c70, c + (7 * columns));
        }

        if (rows > 8)
        {
            TSimd.Store(c80, c + (8 * columns));
        }

        if (rows > 9)
        {
            TSimd.Store(c90, c + (9 * columns));
        }

        if (rows > 10)
        {
            TSimd.Store(c100, c + (10 * columns));
        }

        if (rows > 11)
        {
            TSimd.Store(c110, c + (11 * columns));
        }
    }
}

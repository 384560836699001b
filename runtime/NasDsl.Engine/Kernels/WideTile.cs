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
    public static int Columns => 2 * TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in GatherMultiply arguments, int row, int column, float* target, nint pitch)
    {
        nint columns = arguments.Columns;
        var x = TOperand.PerColumn ? arguments.X + column : arguments.X;
        var rowOffsets = arguments.RowOffsets + row;
        nint row0 = rowOffsets[0];
        nint row1 = rowOffsets[1];
        nint row2 = rowOffsets[2];
        nint row3 = rowOffsets[3];
        nint row4 = rowOffsets[4];
        nint row5 = rowOffsets[5];
        nint row6 = rowOffsets[6];
        nint row7 = rowOffsets[7];
        var start0 = arguments.Bias == null ? TSimd.Broadcast(0f) : TSimd.Load(arguments.Bias + column);
        var start1 = arguments.Bias == null ? TSimd.Broadcast(0f) : TSimd.Load(arguments.Bias + column + TSimd.Count);
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
        var b = arguments.B + column;
        var sum = arguments.SumOffsets;
        var end = sum + arguments.Sums;
        do
        {
            var p = x + *sum;
            sum++;
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
        while (sum < end);

        TSimd.Store(c00, target);
        TSimd.Store(c01, target + TSimd.Count);
        TSimd.Store(c10, target + (1 * pitch));
        TSimd.Store(c11, target + (1 * pitch) + TSimd.Count);
        TSimd.Store(c20, target + (2 * pitch));
        TSimd.Store(c21, target + (2 * pitch) + TSimd.Count);
        TSimd.Store(c30, target + (3 * pitch));
        TSimd.Store(c31, target + (3 * pitch) + TSimd.Count);
        TSimd.Store(c40, target + (4 * pitch));
        TSimd.Store(c41, target + (4 * pitch) + TSimd.Count);
        TSimd.Store(c50, target + (5 * pitch));
        TSimd.Store(c51, target + (5 * pitch) + TSimd.Count);
        if (TSimd.HasManyRegisters)
        {
            TSimd.Store(c60, target + (6 * pitch));
            TSimd.Store(c61, target + (6 * pitch) + TSimd.Count);
            TSimd.Store(c70, target + (7 * pitch));
            TSimd.Store(c71, target + (7 * pitch) + TSimd.Count);
        }
    }
}

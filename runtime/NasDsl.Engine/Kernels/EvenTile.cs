using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>Sixteen rows, or twelve where there are only 16 registers, times one vector of columns. Rows come in fours that lie evenly apart, so that few addresses reach all of them, and summands in runs.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What a gathered address stands for.</typeparam>
internal readonly unsafe struct EvenTile<TSimd, TVector, TOperand> : ITile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
{
    /// <inheritdoc/>
    public static int Rows => TSimd.HasManyRegisters ? 16 : 12;

    /// <inheritdoc/>
    public static int Columns => TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in GatherMultiply arguments, int row, int column, float* target, nint pitch)
    {
        nint columns = arguments.Columns;
        var x = TOperand.PerColumn ? arguments.X + column : arguments.X;
        var rowOffsets = arguments.RowOffsets + row;
        nint step = arguments.RowStep;
        var step3 = 3 * step;
        var row0 = x + rowOffsets[0];
        var row4 = x + rowOffsets[4];
        var row8 = x + rowOffsets[8];
        var row12 = TSimd.HasManyRegisters ? x + rowOffsets[12] : x;
        var start = arguments.Bias == null ? TSimd.Broadcast(0f) : TSimd.Load(arguments.Bias + column);
        var c0 = start;
        var c1 = start;
        var c2 = start;
        var c3 = start;
        var c4 = start;
        var c5 = start;
        var c6 = start;
        var c7 = start;
        var c8 = start;
        var c9 = start;
        var c10 = start;
        var c11 = start;
        var c12 = start;
        var c13 = start;
        var c14 = start;
        var c15 = start;
        var b = arguments.B + column;
        var sum = arguments.SumOffsets;
        var end = sum + arguments.Sums;
        nint sumStep = arguments.SumRun.Step;
        do
        {
            nint offset = *sum;
            sum += arguments.SumRun.Length;
            var endOfRun = b + (arguments.SumRun.Length * columns);
            do
            {
                var b0 = TSimd.Load(b);
                b += columns;
                var p = row0 + offset;
                c0 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p), b0, c0);
                c1 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step), b0, c1);
                c2 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + (2 * step)), b0, c2);
                c3 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step3), b0, c3);
                p = row4 + offset;
                c4 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p), b0, c4);
                c5 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step), b0, c5);
                c6 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + (2 * step)), b0, c6);
                c7 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step3), b0, c7);
                p = row8 + offset;
                c8 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p), b0, c8);
                c9 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step), b0, c9);
                c10 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + (2 * step)), b0, c10);
                c11 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step3), b0, c11);
                if (TSimd.HasManyRegisters)
                {
                    p = row12 + offset;
                    c12 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p), b0, c12);
                    c13 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step), b0, c13);
                    c14 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + (2 * step)), b0, c14);
                    c15 = TSimd.Fma(TOperand.Read<TSimd, TVector>(p + step3), b0, c15);
                }

                offset += sumStep;
            }
            while (b < endOfRun);
        }
        while (sum < end);

        TSimd.Store(c0, target);
        TSimd.Store(c1, target + (1 * pitch));
        TSimd.Store(c2, target + (2 * pitch));
        TSimd.Store(c3, target + (3 * pitch));
        TSimd.Store(c4, target + (4 * pitch));
        TSimd.Store(c5, target + (5 * pitch));
        TSimd.Store(c6, target + (6 * pitch));
        TSimd.Store(c7, target + (7 * pitch));
        TSimd.Store(c8, target + (8 * pitch));
        TSimd.Store(c9, target + (9 * pitch));
        TSimd.Store(c10, target + (10 * pitch));
        TSimd.Store(c11, target + (11 * pitch));
        if (TSimd.HasManyRegisters)
        {
            TSimd.Store(c12, target + (12 * pitch));
            TSimd.Store(c13, target + (13 * pitch));
            TSimd.Store(c14, target + (14 * pitch));
            TSimd.Store(c15, target + (15 * pitch));
        }
    }
}

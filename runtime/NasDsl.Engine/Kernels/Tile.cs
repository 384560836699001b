using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Nine rows times one vector of columns. Nine is a 3 x 3 window, chains enough to hide the latency of two units, and as many addresses as stay in registers: processors load two numbers in the time of two
/// multiply-adds, so that each address that had to be read again would cost one.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOperand">What a gathered address stands for.</typeparam>
internal readonly unsafe struct Tile<TSimd, TVector, TOperand> : ITile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TOperand : struct, IOperand
{
    /// <inheritdoc/>
    public static int Rows => 9;

    /// <inheritdoc/>
    public static int Columns => TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in GatherMultiply arguments, int row, int column, float* target, nint pitch)
    {
        nint columns = arguments.Columns;
        var x = TOperand.PerColumn ? arguments.X + column : arguments.X;
        var rowOffsets = arguments.RowOffsets + row;
        var row0 = x + rowOffsets[0];
        var row1 = x + rowOffsets[1];
        var row2 = x + rowOffsets[2];
        var row3 = x + rowOffsets[3];
        var row4 = x + rowOffsets[4];
        var row5 = x + rowOffsets[5];
        var row6 = x + rowOffsets[6];
        var row7 = x + rowOffsets[7];
        var row8 = x + rowOffsets[8];
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
        var b = arguments.B + column;
        var sum = arguments.SumOffsets;
        var end = sum + arguments.Sums;
        do
        {
            nint offset = *sum;
            sum++;
            var b0 = TSimd.Load(b);
            b += columns;
            c0 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row0 + offset), b0, c0);
            c1 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row1 + offset), b0, c1);
            c2 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row2 + offset), b0, c2);
            c3 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row3 + offset), b0, c3);
            c4 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row4 + offset), b0, c4);
            c5 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row5 + offset), b0, c5);
            c6 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row6 + offset), b0, c6);
            c7 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row7 + offset), b0, c7);
            c8 = TSimd.Fma(TOperand.Read<TSimd, TVector>(row8 + offset), b0, c8);
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
    }
}

using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>A single row times four vectors of columns, for the answer to one sample: a tile of more rows would compute most of them for nothing.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal readonly unsafe struct RowTile<TSimd, TVector> : ITile
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Rows => 1;

    /// <inheritdoc/>
    public static int Columns => 4 * TSimd.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in GatherMultiply arguments, int row, int column, float* target, nint pitch)
    {
        nint columns = arguments.Columns;
        var x = arguments.X + arguments.RowOffsets[row];
        var bias = arguments.Bias + column;
        var hasBias = arguments.Bias != null;
        var c0 = hasBias ? TSimd.Load(bias) : TSimd.Broadcast(0f);
        var c1 = hasBias ? TSimd.Load(bias + TSimd.Count) : TSimd.Broadcast(0f);
        var c2 = hasBias ? TSimd.Load(bias + (2 * TSimd.Count)) : TSimd.Broadcast(0f);
        var c3 = hasBias ? TSimd.Load(bias + (3 * TSimd.Count)) : TSimd.Broadcast(0f);
        var b = arguments.B + column;
        var sum = arguments.SumOffsets;
        var end = sum + arguments.Sums;
        do
        {
            var x0 = TSimd.Broadcast(x[*sum]);
            sum++;
            c0 = TSimd.Fma(x0, TSimd.Load(b), c0);
            c1 = TSimd.Fma(x0, TSimd.Load(b + TSimd.Count), c1);
            c2 = TSimd.Fma(x0, TSimd.Load(b + (2 * TSimd.Count)), c2);
            c3 = TSimd.Fma(x0, TSimd.Load(b + (3 * TSimd.Count)), c3);
            b += columns;
        }
        while (sum < end);

        TSimd.Store(c0, target);
        TSimd.Store(c1, target + TSimd.Count);
        TSimd.Store(c2, target + (2 * TSimd.Count));
        TSimd.Store(c3, target + (3 * TSimd.Count));
    }
}

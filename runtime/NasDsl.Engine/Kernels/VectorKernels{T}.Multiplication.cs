using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <content>Multiplications, cut into strips of columns and tiles.</content>
internal sealed unsafe partial class VectorKernels<TWide, TWideVector, TNarrow, TNarrowVector>
{
    /// <summary>Summands of one pass: their part of B and X stays in the cache while all rows go by.</summary>
    private const int SumBlock = 512;

    public override void Multiply(in GatherMultiply arguments) => Multiply<SharedOperand>(arguments);

    public override void MultiplyDepthwise(in GatherMultiply arguments) => Multiply<ChannelOperand>(arguments);

    public override void MultiplyPlanes(in PlaneMultiply arguments)
    {
        for (var from = 0; from < arguments.Sums; from += SumBlock)
        {
            var block = arguments;
            block.X += from * arguments.SumPitch;
            block.B += (nint)from * arguments.Columns;
            block.Sums = Math.Min(SumBlock, arguments.Sums - from);
            block.Accumulate |= from > 0;
            for (var plane = 0; plane < arguments.Planes; plane++)
            {
                MultiplyPlane(block);
                block.X += arguments.PlaneX;
                block.B += arguments.PlaneB;
                block.C += arguments.PlaneC;
            }
        }
    }

    private static void Multiply<TOperand>(in GatherMultiply arguments)
        where TOperand : struct, IOperand
    {
        // Long sums are cut into blocks, each a chain of its own that is added to the ones before: rounding errors grow with the root of the length only, and the cache holds a block.
        // The length of the blocks is part of the result's bits; it never depends on the machine.
        for (var from = 0; from < arguments.Sums; from += SumBlock)
        {
            var block = arguments;
            block.SumOffsets += from;
            block.B += (nint)from * arguments.Columns;
            block.Sums = Math.Min(SumBlock, arguments.Sums - from);
            if (arguments.RowStep > 0)
            {
                block.SumRun = (from == 0 ? arguments.SumRun : arguments.SumRun.Within(SumBlock)).Within(block.Sums);
            }

            block.Bias = from == 0 ? arguments.Bias : null;
            block.Accumulate |= from > 0;
            MultiplyBlock<TOperand>(block);
        }
    }

    private static void MultiplyPlane(in PlaneMultiply arguments)
    {
        var n = 0;
        for (; n + (2 * TWide.Count) <= arguments.Columns; n += 2 * TWide.Count)
        {
            PlaneStrip<WidePlaneTile<TWide, TWideVector>>(arguments, n);
        }

        for (; n + TWide.Count <= arguments.Columns; n += TWide.Count)
        {
            PlaneStrip<PlaneTile<TWide, TWideVector>>(arguments, n);
        }

        for (; n < arguments.Columns; n += TNarrow.Count)
        {
            PlaneStrip<PlaneTile<TNarrow, TNarrowVector>>(arguments, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PlaneStrip<TTile>(in PlaneMultiply arguments, int n)
        where TTile : struct, IPlaneTile
    {
        var x = arguments.X;
        var target = arguments.C + n;
        for (var row = 0; row < arguments.Rows; row += TTile.Rows)
        {
            TTile.Compute(arguments, x, arguments.B + n, target);
            x += TTile.Rows * arguments.RowPitch;
            target += (nint)TTile.Rows * arguments.Columns;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock<TOperand>(in GatherMultiply arguments)
        where TOperand : struct, IOperand
    {
        var n = 0;
        for (; !TOperand.PerColumn && arguments.Rows == 1 && n + (4 * TWide.Count) <= arguments.Columns; n += 4 * TWide.Count)
        {
            Strip<RowTile<TWide, TWideVector>>(arguments, n);
        }

        for (; !TOperand.PerColumn && n + (2 * TWide.Count) <= arguments.Columns; n += 2 * TWide.Count)
        {
            Strip<WideTile<TWide, TWideVector, TOperand>>(arguments, n);
        }

        for (; n + TWide.Count <= arguments.Columns; n += TWide.Count)
        {
            StripOfOne<TWide, TWideVector, TOperand>(arguments, n);
        }

        for (; n < arguments.Columns; n += TNarrow.Count)
        {
            StripOfOne<TNarrow, TNarrowVector, TOperand>(arguments, n);
        }
    }

    private static void StripOfOne<TSimd, TVector, TOperand>(in GatherMultiply arguments, int n)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TOperand : struct, IOperand
    {
        if (arguments.RowStep > 0)
        {
            Strip<EvenTile<TSimd, TVector, TOperand>>(arguments, n);
        }
        else
        {
            Strip<Tile<TSimd, TVector, TOperand>>(arguments, n);
        }
    }

    /// <summary>All rows of some columns. Tiles that are not wanted whole, or are added to what is there, are computed aside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip<TTile>(in GatherMultiply arguments, int n)
        where TTile : struct, ITile
    {
        nint columns = arguments.Columns;
        var target = arguments.C + n;
        var row = 0;
        for (; row + TTile.Rows <= arguments.Rows && !arguments.Accumulate; row += TTile.Rows)
        {
            TTile.Compute(arguments, row, n, target + (row * columns), columns);
        }

        var aside = stackalloc float[TTile.Rows * TTile.Columns];
        for (; row < arguments.Rows; row += TTile.Rows)
        {
            TTile.Compute(arguments, row, n, aside, TTile.Columns);
            for (var i = 0; i < Math.Min(TTile.Rows, arguments.Rows - row); i++)
            {
                FlatKernels<TNarrow, TNarrowVector>.Give(aside + (i * TTile.Columns), TTile.Columns, arguments.Accumulate, target + ((row + i) * columns));
            }
        }
    }
}

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The arguments of the one multiplication that convolutions, linear maps and both of their gradients come down to:
/// <c>C[r, n] = bias[n] + sum over s of X[RowOffsets[r] + SumOffsets[s]] * B[s, n]</c>,
/// one chain of fused multiply-adds in the order of s. The depthwise form takes <c>X[RowOffsets[r] + SumOffsets[s] + n]</c> instead.
/// </summary>
/// <remarks>
/// Forward, r is a place of the output, s a cell of the window with a channel, B the weights. For the gradient of the weights the roles swap: r is a weight, s a place, B the gradient of the
/// output. So nothing is unfolded in memory, and any stride, padding or image size runs through the same tiles.
/// </remarks>
internal unsafe struct GatherMultiply
{
    /// <summary>What is gathered from.</summary>
    public float* X;

    /// <summary>The offset into X of each row. Tiles read on beyond the last one: numbers of an arena, where more rows or zeros follow.</summary>
    public int* RowOffsets;

    /// <summary>Where rows come in whole fours with the same distance between neighbours: that distance; else 0. Fours may be begun that are not wanted to their end.</summary>
    public int RowStep;

    /// <summary>How many rows there are.</summary>
    public int Rows;

    /// <summary>The offset into X of each summand.</summary>
    public int* SumOffsets;

    /// <summary>How many summands there are.</summary>
    public int Sums;

    /// <summary>The runs of the summands, along which tiles of rows in even fours need not read offsets; may be left out.</summary>
    public OffsetRun SumRun;

    /// <summary>Sums x Columns, dense.</summary>
    public float* B;

    /// <summary>A multiple of the channel block.</summary>
    public int Columns;

    /// <summary>Rows x Columns, dense: the result.</summary>
    public float* C;

    /// <summary>What each chain begins with, or null for 0.</summary>
    public float* Bias;

    /// <summary>Whether the finished chains are added to C instead of replacing it.</summary>
    public bool Accumulate;
}

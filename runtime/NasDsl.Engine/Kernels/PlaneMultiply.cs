namespace NasDsl.Engine.Kernels;

/// <summary>
/// Products of dense matrices, one for each of several planes: <c>C[r, n] = sum over s of X[r RowPitch + s SumPitch] B[s, n]</c>, one chain of fused multiply-adds in the order of s.
/// </summary>
/// <remarks>
/// What <see cref="GatherMultiply"/> is for many small matrices without tables. Rows are computed in whole tiles: up to 15 beyond the last are read and written, so planes need room for them.
/// </remarks>
internal unsafe struct PlaneMultiply
{
    /// <summary>The left matrix of the first plane.</summary>
    public float* X;

    /// <summary>Floats from one plane of X to the next.</summary>
    public nint PlaneX;

    /// <summary>Floats from one row of X to the next.</summary>
    public nint RowPitch;

    /// <summary>Floats from one summand of X to the next.</summary>
    public nint SumPitch;

    /// <summary>How many rows there are.</summary>
    public int Rows;

    /// <summary>How many summands there are.</summary>
    public int Sums;

    /// <summary>Sums x Columns, dense: the right matrix of the first plane.</summary>
    public float* B;

    /// <summary>Floats from one plane of B to the next.</summary>
    public nint PlaneB;

    /// <summary>A multiple of the channel block.</summary>
    public int Columns;

    /// <summary>Rows x Columns, dense: the result of the first plane.</summary>
    public float* C;

    /// <summary>Floats from one plane of C to the next.</summary>
    public nint PlaneC;

    /// <summary>How many planes there are.</summary>
    public int Planes;

    /// <summary>Whether the finished chains are added to C instead of replacing it.</summary>
    public bool Accumulate;
}

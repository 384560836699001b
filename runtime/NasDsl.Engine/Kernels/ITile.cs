namespace NasDsl.Engine.Kernels;

/// <summary>
/// A tile of <see cref="GatherMultiply"/> that is computed in registers. Implementations are leaf methods with nothing else in them: whatever touches the stack frame (stackalloc, calls) makes
/// the compiler spill the accumulators.
/// </summary>
internal unsafe interface ITile
{
    /// <summary>How many rows a tile has.</summary>
    static abstract int Rows { get; }

    /// <summary>Computes one tile.</summary>
    /// <param name="x">What is gathered from, moved to the first column for the depthwise form.</param>
    /// <param name="rowOffsets">The offsets of the rows.</param>
    /// <param name="rows">How many of the rows of a tile there are; the last one stands in for the missing ones, which are not stored.</param>
    /// <param name="sumOffsets">The offsets of the summands.</param>
    /// <param name="sums">How many summands there are, at least one.</param>
    /// <param name="b">The second factor, moved to the first column.</param>
    /// <param name="columns">The pitch of b and c.</param>
    /// <param name="bias">What the chains begin with, moved to the first column, or null.</param>
    /// <param name="c">The result, moved to the first row and column.</param>
    /// <param name="accumulate">Whether to add to c.</param>
    static abstract void Compute(float* x, int* rowOffsets, int rows, int* sumOffsets, int sums, float* b, nint columns, float* bias, float* c, bool accumulate);
}

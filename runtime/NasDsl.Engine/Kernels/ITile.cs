namespace NasDsl.Engine.Kernels;

/// <summary>
/// A tile of <see cref="GatherMultiply"/> that is computed in registers. Implementations are leaf methods with nothing else in them: whatever touches the stack frame (stackalloc, calls) makes
/// the compiler spill the accumulators.
/// </summary>
internal unsafe interface ITile
{
    /// <summary>How many rows a tile has.</summary>
    static abstract int Rows { get; }

    /// <summary>How many columns a tile has.</summary>
    static abstract int Columns { get; }

    /// <summary>Computes a whole tile, and overwrites what was in its place.</summary>
    /// <param name="arguments">The multiplication.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="target">Where the first row and column go.</param>
    /// <param name="pitch">Floats from one row of the target to the next.</param>
    static abstract void Compute(in GatherMultiply arguments, int row, int column, float* target, nint pitch);
}

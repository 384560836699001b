namespace NasDsl.Engine.Kernels;

/// <summary>A window of <see cref="SingleChannelKernels{TSimd, TVector, TOperand, TWindow}"/>, around the cell it belongs to.</summary>
internal interface ISingleChannelWindow
{
    /// <summary>Cells from top to bottom: 1 or 3.</summary>
    static abstract int Rows { get; }

    /// <summary>Cells from left to right: 3, 5 or 7.</summary>
    static abstract int Columns { get; }
}

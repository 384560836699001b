namespace NasDsl.Engine.Kernels;

/// <summary>The windows of a pooling over one sample: which cells each covers, clipped to the input.</summary>
internal unsafe struct WindowTable
{
    /// <summary>How many windows there are.</summary>
    public int Count;

    /// <summary>Where the cells of each window begin in <see cref="Cells"/>: Count + 1 numbers.</summary>
    public int* Starts;

    /// <summary>Whether each cell of the sample lies in exactly one window, so that gradients are written once instead of being added up.</summary>
    public bool IsPartition;

    /// <summary>The offsets of the cells into the sample.</summary>
    public int* Cells;

    /// <summary>What each cell is multiplied by, where windows are sums; else null.</summary>
    public float* Shares;
}

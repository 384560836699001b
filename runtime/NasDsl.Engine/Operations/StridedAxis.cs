namespace NasDsl.Engine.Operations;

/// <summary>One axis of the gradient of a strided convolution: which places of the output, with zeros before and behind, reach a cell of the input through which cells of the window.</summary>
/// <param name="Before">Zeros before the places of the output.</param>
/// <param name="Size">Places of the output with zeros around them.</param>
/// <param name="Phases">For each remainder by the stride the cells of the input that have it, with the place that the window begins at, and the cells of the window that meet them, as places from there.</param>
internal sealed record StridedAxis(int Before, int Size, IReadOnlyList<((int Place, int Offset)[] Places, (int Cell, int Offset)[] Cells)> Phases)
{
    /// <summary>Plans an axis.</summary>
    /// <param name="input">Cells of the input.</param>
    /// <param name="output">Places of the output.</param>
    /// <param name="window">Cells of the window.</param>
    /// <param name="stride">Cells of the input from one place to the next.</param>
    /// <param name="dilation">Cells of the input from one cell of the window to the next.</param>
    /// <param name="padding">Zeros before the input.</param>
    /// <returns>The axis.</returns>
    public static StridedAxis Of(int input, int output, int window, int stride, int dilation, int padding)
    {
        // Cell t of the window meets cell q of the input at the place (q + padding - t dilation) / stride.
        var before = (((window - 1) * dilation) + stride - 1) / stride;
        var size = before + Math.Max(output, ((input - 1 + padding) / stride) + 1);
        var phases = Enumerable.Range(0, stride)
            .Select(phase => (
                Enumerable.Range(0, input).Where(q => (q + padding) % stride == phase).Select(q => (q, before + ((q + padding) / stride))).ToArray(),
                Enumerable.Range(0, window).Where(t => t * dilation % stride == phase).Select(t => (t, -(((t * dilation) - phase) / stride))).ToArray()))
            .Where(phase => phase.Item1.Length > 0)
            .ToArray();
        return new StridedAxis(before, size, phases);
    }
}

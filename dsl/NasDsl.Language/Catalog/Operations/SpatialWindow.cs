using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// How a window slides along one axis. <c>same</c> gives ceil(size / stride) places and pads, with the odd cell before the data (ONNX SAME_LOWER, which for odd kernels is
/// PyTorch's padding of kernel / 2); <c>valid</c> pads nothing.
/// </summary>
public static class SpatialWindow
{
    /// <summary>Pad so that a stride of 1 keeps the size.</summary>
    public const string Same = "same";

    /// <summary>Pad nothing.</summary>
    public const string Valid = "valid";

    private const int MaximumSize = 1 << 24;

    /// <summary>The parameter that chooses between the two.</summary>
    public static ParameterDefinition Padding { get; } =
        ParameterDefinition.Word("padding", Same, [Same, Valid], "same: pad so that a stride of 1 keeps the size; valid: pad nothing.");

    /// <summary>The parameter that spreads the cells of a window.</summary>
    public static ParameterDefinition Dilation { get; } =
        ParameterDefinition.Integer("dilation", 1, "Cells of the input from one cell of the window to the next, along each axis.");

    /// <summary>How far a window reaches along each axis.</summary>
    /// <param name="kernel">Cells of the window.</param>
    /// <param name="dilation">From one cell of the window to the next.</param>
    /// <returns>The cells of the input from its first to its last.</returns>
    public static int Reach(int kernel, int dilation) => (int)Math.Min((((long)kernel - 1) * dilation) + 1, int.MaxValue / 4);

    /// <summary>How many places a window takes; 0 or less when it does not fit.</summary>
    /// <param name="size">Cells along the axis.</param>
    /// <param name="kernel">Cells of the window.</param>
    /// <param name="stride">Cells between two places.</param>
    /// <param name="padding"><c>same</c> or <c>valid</c>.</param>
    /// <returns>The size of the output.</returns>
    public static int OutputSize(int size, int kernel, int stride, Value padding) =>
        padding.Symbol == Valid
            ? size < kernel ? 0 : ((size - kernel) / stride) + 1
            : (size + stride - 1) / stride;

    /// <summary>How many cells are padded before the data.</summary>
    /// <param name="size">Cells along the axis.</param>
    /// <param name="kernel">Cells of the window.</param>
    /// <param name="stride">Cells between two places.</param>
    /// <param name="padding"><c>same</c> or <c>valid</c>.</param>
    /// <returns>The padding before; what is needed after follows from the output size.</returns>
    public static int PaddingBefore(int size, int kernel, int stride, Value padding)
    {
        if (padding.Symbol == Valid)
        {
            return 0;
        }

        var total = Math.Max(0, ((OutputSize(size, kernel, stride, padding) - 1) * stride) + kernel - size);
        return (total + 1) / 2;
    }

    /// <summary>The shape rule shared by convolutions and poolings.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="kernel">Cells of the window along each axis.</param>
    /// <param name="stride">Cells between two places along each axis.</param>
    /// <param name="padding"><c>same</c> or <c>valid</c>.</param>
    /// <param name="channels">The channels of the output.</param>
    /// <returns>The shape of the output, or why there is none.</returns>
    public static ShapeResult Slide(string name, Shape input, int kernel, int stride, Value padding, int channels)
    {
        if (input.Rank < 2)
        {
            return ShapeResult.Fail($"'{name}' takes an image or a signal, and gets a vector of {input}; put it before globalavgpool or flatten");
        }

        var height = input.Rank == 3 ? OutputSize(input.Height, kernel, stride, padding) : 1;
        var width = OutputSize(input.Width, kernel, stride, padding);
        return height <= 0 || width <= 0
            ? ShapeResult.Fail($"'{name}' with a window of {kernel} does not fit into {input}; use a smaller window, fewer poolings before it, or padding: same")
            : input.WithPositions(height, width).WithChannels(channels);
    }

    /// <summary>The shape rule of what makes more places than it takes.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="height">The height of the output.</param>
    /// <param name="width">The width of the output.</param>
    /// <param name="channels">The channels of the output.</param>
    /// <returns>The shape of the output, or that it is too large.</returns>
    public static ShapeResult Grown(string name, Shape input, long height, long width, int channels) =>
        height > MaximumSize || width > MaximumSize || height * width > MaximumSize / channels
            ? ShapeResult.Fail($"'{name}' makes more than {MaximumSize} numbers of {input}; let it grow less")
            : input.WithPositions((int)height, (int)width).WithChannels(channels);

    /// <summary>How many cells one window covers.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="kernel">Cells of the window along each axis.</param>
    /// <returns>The number of cells: the kernel for a signal, its square for an image.</returns>
    public static int Cells(Shape input, int kernel) => input.Rank == 3 ? kernel * kernel : kernel;
}

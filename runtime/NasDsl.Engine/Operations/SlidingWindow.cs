using NasDsl.Engine.Graph;
using NasDsl.Engine.Memory;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Engine.Operations;

/// <summary>How the window of a convolution slides over its input, as numbers along both axes. A signal is an image of height 1 with a window of height 1.</summary>
internal sealed class SlidingWindow
{
    /// <summary>Takes the window of a node.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="output">The shape of the output.</param>
    /// <param name="kernel">Cells along each axis.</param>
    /// <param name="stride">Cells from one place to the next.</param>
    /// <param name="padding"><c>same</c> or <c>valid</c>.</param>
    /// <param name="dilation">Cells of the input from one cell of the window to the next.</param>
    public SlidingWindow(Shape input, Shape output, int kernel, int stride, Value padding, int dilation = 1)
    {
        var reach = SpatialWindow.Reach(kernel, dilation);
        Input = input;
        Output = output;
        Stride = stride;
        Dilation = dilation;
        Height = input.Rank == 3 ? kernel : 1;
        Width = input.Rank == 1 ? 1 : kernel;
        Top = input.Rank == 3 ? SpatialWindow.PaddingBefore(input.Height, reach, stride, padding) : 0;
        Left = input.Rank == 1 ? 0 : SpatialWindow.PaddingBefore(input.Width, reach, stride, padding);
    }

    /// <summary>The window of a pooling operation.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="node">The node.</param>
    /// <returns>Its window.</returns>
    public static SlidingWindow OfPool(Shape input, NetworkNode node) =>
        new(input, node.Shape, node.Arguments.Int("kernel"), PoolOperation.StrideOf(node.Arguments), node.Arguments["padding"]);

    /// <summary>The shape of the input.</summary>
    public Shape Input { get; }

    /// <summary>The shape of the output.</summary>
    public Shape Output { get; }

    /// <summary>Cells of the window from top to bottom.</summary>
    public int Height { get; }

    /// <summary>Cells of the window from left to right.</summary>
    public int Width { get; }

    /// <summary>Cells from one place to the next.</summary>
    public int Stride { get; }

    /// <summary>Cells of the input from one cell of the window to the next.</summary>
    public int Dilation { get; }

    /// <summary>Rows from the first of the window to its last.</summary>
    private int Rows => SpatialWindow.Reach(Height, Dilation);

    /// <summary>Columns from the first of the window to its last.</summary>
    private int Columns => SpatialWindow.Reach(Width, Dilation);

    /// <summary>Rows of zeros above the image.</summary>
    public int Top { get; }

    /// <summary>Columns of zeros left of the image.</summary>
    public int Left { get; }

    /// <summary>Cells of the window.</summary>
    public int Taps => Height * Width;

    /// <summary>The height of the input with the zeros that windows reach.</summary>
    public int HaloHeight => Math.Max(Input.Height + Top, ((Output.Height - 1) * Stride) + Rows);

    /// <summary>The width of the input with the zeros that windows reach.</summary>
    public int HaloWidth => Math.Max(Input.Width + Left, ((Output.Width - 1) * Stride) + Columns);

    /// <summary>Whether windows reach beyond the image.</summary>
    public bool NeedsHalo => HaloHeight > Input.Height || HaloWidth > Input.Width;

    /// <summary>Whether each cell of the input lies in exactly one window.</summary>
    public bool IsPartition =>
        Width == Stride && (Output.Height * Height) - Top >= Input.Height && (Output.Width * Width) - Left >= Input.Width;

    /// <summary>Whether a window without gaps, with as many cells to the left as to the right and as many above as below, lies around each cell of the input.</summary>
    public bool IsCentered =>
        this is { Stride: 1, Dilation: 1 } && Height == (2 * Top) + 1 && Width == (2 * Left) + 1 && Output.Height == Input.Height && Output.Width == Input.Width;

    /// <summary>Whether every place is one cell of the input, in order.</summary>
    public bool IsPointwise => Taps == 1 && Stride == 1;

    /// <summary>The input with zeros around it, or null where it can be taken as it is.</summary>
    public HaloBuffer? CreateHalo(NativeArena arena, Tensor input, int batch, bool isOnDemand = false, bool hasZeros = true) =>
        hasZeros && NeedsHalo ? new HaloBuffer(arena, input, HaloHeight, HaloWidth, Top, Left, 1, 1, batch)
        : isOnDemand ? new HaloBuffer(arena, input, Input.Height, Input.Width, 0, 0, 1, 1, batch)
        : null;

    /// <summary>
    /// The gradient of the output as the backward pass gathers from it, or null where it can be taken as it is: spread out by the stride, with zeros around it, so that the gradient of the input is a
    /// convolution with stride 1 and the window turned round.
    /// </summary>
    public HaloBuffer? CreateGradientHalo(NativeArena arena, Tensor output, int batch) =>
        IsPointwise
            ? null
            : new HaloBuffer(arena, output, Input.Height + Rows - 1, Input.Width + Columns - 1, Rows - 1 - Top, Columns - 1 - Left, Stride, Stride, batch);

    /// <summary>The offset of the first cell of each window of a batch.</summary>
    public int[] PlaceOffsets(int pitch, int batch)
    {
        var (height, width) = NeedsHalo ? (HaloHeight, HaloWidth) : (Input.Height, Input.Width);
        return Grid(batch, Output, height * width * pitch, Stride * width * pitch, Stride * pitch);
    }

    /// <summary>The offset of each cell of a window from its first.</summary>
    public int[] TapOffsets(int pitch)
    {
        var width = NeedsHalo ? HaloWidth : Input.Width;
        return [.. Enumerable.Range(0, Taps).Select(tap => (((tap / Width) * width) + (tap % Width)) * Dilation * pitch)];
    }

    /// <summary>The offset, into the gradient of the output with its zeros, of the first cell of the window turned round of each cell of the input of a batch.</summary>
    public int[] GradientPlaceOffsets(int pitch, int batch)
    {
        var width = Input.Width + Columns - 1;
        return Grid(batch, Input, (Input.Height + Rows - 1) * width * pitch, width * pitch, pitch);
    }

    /// <summary>The offset of each cell of the window turned round.</summary>
    public int[] GradientTapOffsets(int pitch)
    {
        var width = Input.Width + Columns - 1;
        return [.. Enumerable.Range(0, Taps).Select(tap => (((Height - 1 - (tap / Width)) * width) + (Width - 1 - (tap % Width))) * Dilation * pitch)];
    }

    private static int[] Grid(int batch, Shape shape, int samplePitch, int rowPitch, int columnPitch)
    {
        var offsets = new int[batch * shape.Positions];
        var i = 0;
        for (var n = 0; n < batch; n++)
        {
            for (var y = 0; y < shape.Height; y++)
            {
                for (var x = 0; x < shape.Width; x++)
                {
                    offsets[i++] = checked((n * samplePitch) + (y * rowPitch) + (x * columnPitch));
                }
            }
        }

        return offsets;
    }
}

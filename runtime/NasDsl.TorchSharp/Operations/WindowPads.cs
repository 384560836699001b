using NasDsl.TorchSharp.Graph;
using TorchSharp;

namespace NasDsl.TorchSharp.Operations;

/// <summary>
/// Windows along both axes of an image; those of a signal span its height of 1. With padding they are spread as ONNX's SAME_LOWER has it, which is symmetric for most: then the native operation pads, else the
/// input is padded before.
/// </summary>
internal sealed class WindowPads
{
    private readonly (long Before, long After) _rows;
    private readonly (long Before, long After) _columns;

    /// <summary>Lays windows over an input.</summary>
    /// <param name="node">The node, with a word <c>padding</c> where it has a choice.</param>
    /// <param name="kernel">The cells of a window along each axis.</param>
    /// <param name="stride">The places from one window to the next.</param>
    /// <param name="dilation">The places from one cell to the next.</param>
    public WindowPads(TorchNode node, int kernel, int stride, int dilation)
    {
        var isImage = node.Input.Rank == 3;
        var hasPads = node.Node.Operation.Parameters.All(parameter => parameter.Name != "padding") || node.Is("padding", "same");
        var reach = ((kernel - 1) * dilation) + 1;
        Kernel = [isImage ? kernel : 1, kernel];
        Strides = [isImage ? stride : 1, stride];
        Dilations = [isImage ? dilation : 1, dilation];
        _rows = isImage && hasPads ? Around(node.Input.Height, reach, stride) : (0, 0);
        _columns = hasPads ? Around(node.Input.Width, reach, stride) : (0, 0);
    }

    /// <summary>The cells along each axis.</summary>
    public long[] Kernel { get; }

    /// <summary>The places between windows along each axis.</summary>
    public long[] Strides { get; }

    /// <summary>The places between cells along each axis.</summary>
    public long[] Dilations { get; }

    /// <summary>What the native operation pads along each axis, before and after.</summary>
    public long[] Native => IsSymmetric ? [_rows.Before, _columns.Before] : [0, 0];

    /// <summary>Whether the native operation pads.</summary>
    public bool IsSymmetric => _rows.Before == _rows.After && _columns.Before == _columns.After;

    /// <summary>Pads what the native operation cannot.</summary>
    /// <param name="x">The input.</param>
    /// <param name="value">What lies outside.</param>
    /// <returns>The input, padded or as it is.</returns>
    public torch.Tensor Apply(torch.Tensor x, double value = 0) =>
        IsSymmetric ? x : torch.nn.functional.pad(x, [_columns.Before, _columns.After, _rows.Before, _rows.After], PaddingModes.Constant, value);

    private static (long Before, long After) Around(int size, int reach, int stride)
    {
        var total = Math.Max(0, ((((size + stride - 1) / stride) - 1) * stride) + reach - size);
        return ((total + 1) / 2, total / 2);
    }
}

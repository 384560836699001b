namespace NasDsl.Report.Drawing;

/// <summary>What has a place in a layer of a drawing: an operation, or a bend of a line that passes the layer.</summary>
/// <param name="node">The number of the operation, or of that whose line it is.</param>
/// <param name="layer">The layer, from 0 at the top.</param>
/// <param name="isBend">Whether it is a bend.</param>
/// <param name="width">How wide it is.</param>
internal sealed class LayoutItem(int node, int layer, bool isBend, double width)
{
    /// <summary>The number of the operation, or of that whose line it is.</summary>
    public int Node { get; } = node;

    /// <summary>The layer, from 0 at the top.</summary>
    public int Layer { get; } = layer;

    /// <summary>Whether it is a bend.</summary>
    public bool IsBend { get; } = isBend;

    /// <summary>How wide it is.</summary>
    public double Width { get; } = width;

    /// <summary>What it is joined to in the layer above.</summary>
    public List<LayoutItem> Above { get; } = [];

    /// <summary>What it is joined to in the layer below.</summary>
    public List<LayoutItem> Below { get; } = [];

    /// <summary>Its place within its layer, from 0 at the left.</summary>
    public int Order { get; set; }

    /// <summary>Where its middle is.</summary>
    public double X { get; set; }
}

using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NasDsl.Networks;

namespace NasDsl.Report.Drawing;

/// <summary>Draws networks as SVG: operations in layers from top to bottom, lines with the shapes that pass along them. Colours come from the style sheet of the page.</summary>
public static class NetworkDrawing
{
    private const double NodeHeight = 26;
    private const double LayerGap = 30;
    private const double Margin = 8;

    // What the letters of a system font of 12 pixels take on the average, and what is left at both sides.
    private const double LetterWidth = 6.6;
    private const double Padding = 22;
    private const double LabelWidth = 5.6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>One element of SVG, without styles.</returns>
    public static string ToSvg(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        string NameOf(int node) => node == 0 ? "input" : network.Nodes[node - 1].Arguments.ToString();
        var layout = LayeredLayout.Create(network, node => (NameOf(node).Length * LetterWidth) + Padding);
        var lines = new XElement(Svg + "g", new XAttribute("class", "lines"));
        var labels = new XElement(Svg + "g", new XAttribute("class", "shapes"));
        var right = layout.Width;
        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs.Distinct())
            {
                lines.Add(Line(layout, input, node.Id));
            }
        }

        // One label for each output: all lines out of an operation carry the same shape.
        for (var node = 0; node <= network.Nodes.Length; node++)
        {
            var shape = network.ShapeOf(node).ToString();
            var item = layout[node];
            right = Math.Max(right, item.X + 8 + (shape.Length * LabelWidth));
            labels.Add(new XElement(
                Svg + "text",
                new XAttribute("x", Number(Margin + item.X + 8)),
                new XAttribute("y", Number(Top(item.Layer) + NodeHeight + 13)),
                shape));
        }

        var boxes = Enumerable.Range(0, network.Nodes.Length + 1).Select(node => Box(network, layout[node], NameOf(node)));
        var width = right + (2 * Margin);
        var height = Top(layout.Layers.Count - 1) + NodeHeight + 18 + Margin;
        return new XElement(
            Svg + "svg",
            new XAttribute("class", "network"),
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", $"A network of {network.Nodes.Length} operations from {network.Input} to {network.Output}"),
            lines,
            boxes,
            labels).ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Box(Network network, LayoutItem item, string name)
    {
        var family = item.Node == 0 ? "input" : network.Nodes[item.Node - 1].Operation.Category.ToString().ToLowerInvariant();
        var weights = item.Node == 0 ? 0 : network.Nodes[item.Node - 1].Cost.Params;
        var shape = network.ShapeOf(item.Node);
        var title = weights == 0 ? $"{item.Node}: {name}, gives {shape}" : string.Create(CultureInfo.InvariantCulture, $"{item.Node}: {name}, gives {shape}, {weights:N0} weights");
        var x = Margin + item.X;
        return new XElement(
            Svg + "g",
            new XAttribute("class", $"op {family}"),
            new XElement(Svg + "title", title),
            new XElement(
                Svg + "rect",
                new XAttribute("x", Number(x - (item.Width / 2))),
                new XAttribute("y", Number(Top(item.Layer))),
                new XAttribute("width", Number(item.Width)),
                new XAttribute("height", Number(NodeHeight)),
                new XAttribute("rx", 6)),
            new XElement(Svg + "text", new XAttribute("x", Number(x)), new XAttribute("y", Number(Top(item.Layer) + 17)), name));
    }

    private static XElement Line(LayeredLayout layout, int from, int to)
    {
        var path = new StringBuilder();
        var (x, y) = (0.0, 0.0);
        var isSkip = false;
        foreach (var item in layout.PathOf(from, to))
        {
            var next = (X: Margin + item.X, Y: Top(item.Layer));
            if (path.Length == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{Number(next.X)} {Number(next.Y + NodeHeight)}");
            }
            else
            {
                // Lines leave and arrive upright, so that those which run side by side can be told apart.
                var middle = (y + next.Y) / 2;
                path.Append(CultureInfo.InvariantCulture, $"C{Number(x)} {Number(middle)} {Number(next.X)} {Number(middle)} {Number(next.X)} {Number(next.Y)}");
                if (item.IsBend)
                {
                    isSkip = true;
                    path.Append(CultureInfo.InvariantCulture, $"V{Number(next.Y + NodeHeight)}");
                }
            }

            (x, y) = (next.X, next.Y + NodeHeight);
        }

        return new XElement(Svg + "path", new XAttribute("class", isSkip ? "line skip" : "line"), new XAttribute("d", path.ToString()));
    }

    private static double Top(int layer) => Margin + (layer * (NodeHeight + LayerGap));

    private static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}

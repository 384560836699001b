using System.Xml.Linq;
using NasDsl.Language.Catalog;
using NasDsl.Report.Drawing;

namespace NasDsl.Report.Tests.Drawing;

public sealed class NetworkDrawingTests
{
    [Fact]
    public async Task A_network_with_a_shortcut_and_branches() =>
        await Verify(XElement.Parse(NetworkDrawing.ToSvg(TestNetworks.Of("residual { linear(4) -> relu -> linear(4) } -> parallel(concat) { linear(8); linear(2) -> tanh } -> linear(classes)"))).ToString(), "svg");

    [Fact]
    public void Every_operation_has_a_box_every_edge_a_line_and_every_output_its_shape()
    {
        var network = TestNetworks.Of("residual { linear(4) -> relu -> linear(4) } -> parallel(concat) { linear(8); linear(2) -> tanh } -> linear(classes)");

        var drawing = XElement.Parse(NetworkDrawing.ToSvg(network));

        Assert.Equal(network.Nodes.Length + 1, drawing.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(network.Nodes.Sum(node => node.Inputs.Length), drawing.Descendants().Count(element => element.Name.LocalName == "path"));
        Assert.Equal(
            Enumerable.Range(0, network.Nodes.Length + 1).Select(node => network.ShapeOf(node).ToString()),
            drawing.Elements().Single(element => element.Attribute("class")?.Value == "shapes").Elements().Select(label => label.Value));

        // The shortcut, and the short branch beside the long one.
        Assert.Equal(2, drawing.Descendants().Count(element => element.Attribute("class")?.Value == "line skip"));
    }

    [Fact]
    public void Every_family_of_operations_has_a_look_of_its_own()
    {
        var style = Resource.Read("page.css");

        Assert.All(Enum.GetNames<OperationCategory>(), family => Assert.Contains($".{family.ToLowerInvariant()} rect {{", style, StringComparison.Ordinal));
    }
}

using NasDsl.Randomness;
using NasDsl.Report.Drawing;

namespace NasDsl.Report.Tests.Drawing;

public sealed class LayeredLayoutTests
{
    private static readonly NasProgram Program = NasProgram.Compile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "digits.nas")));

    public static TheoryData<uint> Draws => [.. Enumerable.Range(0, 20).Select(i => (uint)i)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Operations_lie_below_what_they_take_from_and_nothing_overlaps(uint draw)
    {
        var network = Program.GetSpace("DigitsNet").Sample(new RandomStream(1, RandomPurpose.User, draw)).Network;

        var layout = LayeredLayout.Create(network, node => 40 + (13 * (node % 5)));

        Assert.All(network.Nodes, node => Assert.All(node.Inputs, input => Assert.True(layout[input].Layer < layout[node.Id].Layer)));
        foreach (var layer in layout.Layers)
        {
            Assert.All(layer.Zip(layer.Skip(1)), pair => Assert.True(pair.First.X + (pair.First.Width / 2) < pair.Second.X - (pair.Second.Width / 2)));
            Assert.All(layer, item => Assert.InRange(item.X, (item.Width / 2) - 1e-9, layout.Width - (item.Width / 2) + 1e-9));
        }
    }

    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var network = TestNetworks.Of("linear(8) -> relu -> linear(classes)");

        var layout = LayeredLayout.Create(network, node => 30 + (10 * node));

        Assert.Single(layout.Layers.SelectMany(layer => layer).Select(item => Math.Round(item.X, 6)).Distinct());
    }

    [Fact]
    public void A_shortcut_bends_around_what_it_passes()
    {
        var network = TestNetworks.Of("residual { linear(4) -> relu -> linear(4) -> tanh } -> linear(classes)");
        var layout = LayeredLayout.Create(network, _ => 60);
        var add = network.Nodes.Single(node => node.Operation.Name == "add");

        var path = layout.PathOf(add.Inputs.Min(), add.Id).ToArray();

        Assert.True(path.Length > 2);
        Assert.All(path[1..^1], item => Assert.True(item.IsBend));
        Assert.Single(path[1..^1].Select(item => Math.Round(item.X, 6)).Distinct());
    }
}

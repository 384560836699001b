using NasDsl.Genomes;

namespace NasDsl.Runtime.Tests.Networks;

/// <summary>What networks cells and zeros become.</summary>
public sealed class CellTests
{
    private const string Ops = "zero | identity | relu | tanh | avgpool(3, stride: 1)";

    [Fact]
    public void Every_edge_has_an_operation_and_every_node_adds_what_comes()
    {
        var network = Build(
            $"cell: dag(nodes: 4, inputs: all, merge: add) {{ {Ops} }}",
            "cell.edge0to1.op=relu cell.edge0to2.op=zero cell.edge1to2.op=tanh cell.edge0to3.op=identity cell.edge1to3.op=relu cell.edge2to3.op=avgpool");

        Assert.Equal("relu<-0 tanh<-1 relu<-1 avgpool<-2 add<-0,3,4", network);
    }

    [Fact]
    public void A_node_takes_the_inputs_that_it_picks()
    {
        var network = Build(
            "cell: dag(nodes: 4, inputs: 2, merge: concat) { relu | tanh }",
            "cell.node1.input0.activation=relu cell.node2.input0.activation=relu cell.node2.input1.activation=tanh cell.node3.inputs=from0and2 cell.node3.input0.activation=tanh cell.node3.input1.activation=relu");

        Assert.Equal("relu<-0 relu<-0 tanh<-1 add<-2,3 tanh<-0 relu<-4 add<-5,6 concat<-1,4,7", network);
    }

    [Fact]
    public void A_sum_takes_the_nodes_that_no_other_node_takes()
    {
        var network = Build(
            "cell: dag(nodes: 4, inputs: 1, merge: add) { relu | tanh }",
            "cell.node1.input0.activation=relu cell.node2.inputs=from0 cell.node2.input0.activation=tanh cell.node3.inputs=from1 cell.node3.input0.activation=relu");

        Assert.Equal("relu<-0 tanh<-0 relu<-1 add<-2,3", network);
    }

    [Theory]
    [InlineData("parallel(add) { zero; relu; tanh }", "relu<-0 tanh<-0 add<-1,2")]
    [InlineData("parallel(add) { relu -> zero; tanh }", "tanh<-0")]
    [InlineData("parallel(add) { zero; relu -> zero }", "zero<-0")]
    [InlineData("parallel(concat) { zero; relu }", "zero<-0 relu<-0 concat<-1,2")]
    [InlineData("residual { zero }", "")]
    [InlineData("residual { conv(2) -> zero }", "pointwise<-0")]
    [InlineData("zero -> relu", "zero<-0 relu<-1")]
    [InlineData("zero -> residual { relu }", "zero<-0 relu<-1 add<-2,1")]
    [InlineData("dag(nodes: 4, inputs: all) { zero }", "zero<-0")]
    [InlineData("dag(nodes: 4, inputs: all) { identity }", "add<-0,0 add<-0,0,1")]
    [InlineData("dag(nodes: 2, inputs: all) { identity }", "")]
    public void Zeros_vanish_from_sums(string body, string expected) => Assert.Equal(expected, Build(body, ""));

    [Fact]
    public void Edges_that_lead_nowhere_are_no_difference()
    {
        var text = $"dag(nodes: 4, inputs: all) {{ {Ops} }}";
        const string Rest = "dag.edge0to2.op=tanh dag.edge1to2.op=zero dag.edge0to3.op=identity dag.edge1to3.op=zero dag.edge2to3.op=relu";
        var space = Compile(text);

        Assert.Equal(space.Parse("dag.edge0to1.op=relu " + Rest), space.Parse("dag.edge0to1.op=avgpool " + Rest));
    }

    [Fact]
    public void Cells_are_sampled_under_requirements()
    {
        var space = Compile("dag(nodes: 3, inputs: all) { zero | identity | conv(1, 1) }", "require params <= 6; require dag.edge0to1.op == conv;");
        var genome = space.Sample(new NasDsl.Randomness.RandomStream(1, NasDsl.Randomness.RandomPurpose.User, 0));

        Assert.Empty(space.FindViolations(genome));
    }

    // The number that the analysis counts without building a network: see the known sizes.
    [Fact]
    public void The_cell_of_NasBench201_has_10083_networks()
    {
        var space = Compile($"dag(nodes: 4, inputs: all) {{ {Ops} }}");
        var networks = GenomeEnumerator.Enumerate(space).Select(genome => genome.Network.ToString()).ToArray();

        Assert.Equal(15_625, networks.Length);
        Assert.Equal(10_083, networks.Distinct().Count());
    }

    private static string Build(string body, string genes) => string.Join(
        " ",
        Compile(body).Parse(genes).Network.Nodes.SkipLast(2).Select(node => $"{node.Operation.Name}<-{string.Join(",", node.Inputs)}"));

    private static Space Compile(string body, string requirements = "") => NasProgram.Compile(
        $$"""
        data Dots {
            from csv "dots.csv";
            input pixels: columns 0..3 as image(2, 2, 1);
            target dot: column 4 as class(2);
            split 60% train, 20% validation, 20% test;
        }

        space Net for Dots { {{body}} -> globalavgpool -> linear(classes) {{requirements}} }
        """).GetSpace("Net");
}

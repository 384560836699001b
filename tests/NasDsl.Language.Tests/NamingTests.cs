using NasDsl.Language.Model;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData("conv({ 8, 16 })", "filters")]
    [InlineData("conv({ 8, 16 }) -> conv({ 8, 16 })", "conv.filters conv2.filters")]
    [InlineData("a: conv({ 8, 16 }) -> conv({ 8, 16 })", "a.filters conv.filters")]
    [InlineData("conv(kernel: { 1, 3 }, filters: { 8, 16 })", "kernel filters")]
    [InlineData("relu? -> relu?", "relu relu2")]
    [InlineData("(relu -> gelu)?", "relu")]
    [InlineData("x: relu?", "x")]
    [InlineData("(relu | gelu)?", "optional activation")]
    [InlineData("x: (relu | gelu)?", "x activation")]
    [InlineData("(x: (relu | gelu))?", "optional x")]
    [InlineData("(repeat r 1..2 { relu })?", "optional r")]
    [InlineData("(maxpool | avgpool) -> (batchnorm | identity) -> (relu | conv(8))", "pooling op op2")]
    [InlineData("x: (relu | gelu)", "x")]
    [InlineData("residual { conv({ 8, 16 }) } -> residual { conv({ 8, 16 }) }", "residual.filters residual2.filters")]
    [InlineData("parallel(add) { conv({ 8, 16 }); conv({ 8, 16 }) }", "parallel[0].filters parallel[1].filters")]
    [InlineData("cell: dag(nodes: 3, inputs: all) { relu | identity }", "cell.edge0to1.op cell.edge0to2.op cell.edge1to2.op")]
    [InlineData("dag(nodes: 4, inputs: 2, merge: concat) { conv({ 8, 16 }) -> relu? }", "dag.node1.input0.filters dag.node1.input0.relu "
        + "dag.node2.input0.filters dag.node2.input0.relu dag.node2.input1.filters dag.node2.input1.relu "
        + "dag.node3.inputs dag.node3.input0.filters dag.node3.input0.relu dag.node3.input1.filters dag.node3.input1.relu")]
    [InlineData("repeat s 2 { dag(3, 1) { B(k: { 1, 3 }) } }", "s[0].dag.node1.input0.B.k s[0].dag.node2.inputs s[0].dag.node2.input0.B.k "
        + "s[1].dag.node1.input0.B.k s[1].dag.node2.inputs s[1].dag.node2.input0.B.k")]
    [InlineData("repeat s 2 { conv({ 8, 16 }) }", "s[0].filters s[1].filters")]
    [InlineData("repeat s 1..2 same { conv({ 8, 16 }) }", "s s.filters")]
    [InlineData("repeat s 1..2 { repeat t 1..2 { relu? } }", "s s[0].t s[0].t[0].relu s[0].t[1].relu s[1].t s[1].t[0].relu s[1].t[1].relu")]
    [InlineData("let w = { 8, 16 };\nconv(w) -> conv(w * 2)", "w")]
    [InlineData("let kernel = { 1, 3 };\nconv(8, { 1, 3 }, kernel)", "kernel conv.kernel")]
    [InlineData("B -> B(k: { 1, 3 }) -> B(5)", "B.k B2.k")]
    [InlineData("x: B", "x.k")]
    public void Genes_are_named_by_their_places(string body, string expected)
    {
        var space = Bind(body);

        Assert.Equal(expected, string.Join(" ", space.Genes.Select(gene => gene.Path)));
    }

    [Theory]
    [InlineData("Naming")]
    [InlineData("Values")]
    [InlineData("TenMistakes")]
    public void Paths_are_unique_and_conditions_point_back(string program)
    {
        var spaces = Compilation.Bind(Compilation.Read($"Baselines/{program}/main.nas")).Model.Spaces;
        Assert.NotEmpty(spaces);
        foreach (var space in spaces)
        {
            Assert.Equal(space.Genes.Count, space.Genes.Select(gene => gene.Path).Distinct().Count());
            Assert.All(space.Genes, gene => Assert.True(gene.Condition is null || gene.Condition.Gene < gene.Index));
            Assert.Equal(Enumerable.Range(0, space.Genes.Count), space.Genes.Select(gene => gene.Index));
        }
    }

    [Fact]
    public void Two_branches_of_one_name_are_numbered()
    {
        var domain = Assert.IsType<AlternativeDomain>(Bind("(conv(8, 1) | conv(8, 3) | relu -> conv(8))").Genes[0].Domain);

        Assert.Equal(["conv", "conv2", "relu"], domain.Names);
    }

    [Fact]
    public void Names_go_across_files()
    {
        var compilation = NasCompiler.Compile(
        [
            new SourceText("a.nas", "space S for Digits { Cell -> flatten -> linear(classes) }"),
            new SourceText("b.nas", "namespace N; block Cell { relu }"),
            new SourceText("c.nas", Snippets.Prelude),
        ]);

        Assert.False(compilation.HasErrors);
        Assert.Equal("N", compilation.Model.Namespace);
        Assert.Single(compilation.Analyses);
    }

    [Fact]
    public void Messages_come_by_file_and_place()
    {
        var compilation = NasCompiler.Compile(
        [
            new SourceText("z.nas", "block A { rellu -> gellu }"),
            new SourceText("a.nas", "block A { relu }"),
        ]);

        Assert.Equal(["z.nas(1,11)", "z.nas(1,20)", "a.nas(1,7)"], compilation.Diagnostics.Select(diagnostic => diagnostic.Location.ToString()));
        Assert.Equal("z.nas(1,7)", compilation.Diagnostics[2].Related[0].Location.ToString());
    }

    private static SpaceModel Bind(string body)
    {
        var compilation = Compilation.Bind($"block B(k = {{ 3, 5 }}) {{ conv(8, k) }}\nspace S for Digits {{ {body} }}\n{Snippets.Prelude}");
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return compilation.Model.Spaces[0];
    }
}

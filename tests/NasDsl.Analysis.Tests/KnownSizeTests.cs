using System.Runtime.CompilerServices;
using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Text;

namespace NasDsl.Analysis.Tests;

/// <summary>Spaces of the literature have the sizes that their papers give.</summary>
public class KnownSizeTests
{
    private static readonly NasCompilation Spaces = Compile();

    [Theory]
    [InlineData("NasBench201", 15_625, 10_083)]
    [InlineData("NasBenchMacro", 6_561, 3_969)]
    public void Labelled_and_distinct_networks_are_counted(string space, int labelled, int distinct)
    {
        var analysis = Spaces.Analyses.Single(candidate => candidate.Space == space);

        Assert.Equal(new Count(labelled, CountKind.Exact), analysis.Genomes);
        Assert.Equal(new Count(distinct, CountKind.Exact), analysis.Architectures);
        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
    }

    // The benchmark's own table says so of networks 00000000 and 22222222.
    [Fact]
    public void The_macro_space_has_the_params_of_its_benchmark()
    {
        var analysis = Spaces.Analyses.Single(candidate => candidate.Space == "NasBenchMacro");

        Assert.Equal(new CostRange(387_882, 2_932_586, true), analysis.Params);
    }

    [Fact]
    public void A_cell_of_Darts_with_one_input_has_eighteen_ways_to_take_seven_edges()
    {
        var analysis = Spaces.Analyses.Single(candidate => candidate.Space == "Darts");

        Assert.Equal(new Count(18 * 823_543, CountKind.Exact), analysis.Genomes);
        Assert.Equal(CountKind.UpperBound, analysis.Architectures.Kind);
        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.True(analysis.Params is { IsExact: true });
    }

    [Fact]
    public void The_programs_have_no_mistakes() => Assert.Empty(Spaces.Diagnostics);

    [Theory]
    [InlineData("cell.edge0to3.op == zero", 3_125)]
    [InlineData("cell.edge0to3.op == zero || cell.edge1to3.op != avgpool", 13_125)]
    public void Genomes_that_meet_requirements_are_counted(string requirement, int valid)
    {
        var text = Text().Replace("globalavgpool -> linear(classes)\n}", $"globalavgpool -> linear(classes)\n    require {requirement};\n}}", StringComparison.Ordinal);
        var analysis = NasCompiler.Compile([new SourceText("spaces.nas", text[..text.IndexOf("/// A convolution with its", StringComparison.Ordinal)])]).Analyses.Single();

        Assert.Equal(new Count(valid, CountKind.Exact), analysis.ValidGenomes);
        Assert.Equal(CountKind.Exact, analysis.ValidArchitectures.Kind);
        Assert.InRange((int)analysis.ValidArchitectures.Number, valid / 5, valid);
        Assert.Contains($"({valid:N0} of 15,625 genomes and {analysis.ValidArchitectures.Number:N0} architectures meet the requirements)", analysis.Summary, StringComparison.Ordinal);
    }

    private static NasCompilation Compile() => NasCompiler.Compile([new SourceText("spaces.nas", Text())]);

    private static string Text([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path) ?? "", "..", "..", "samples", "Spaces", "spaces.nas"));
}

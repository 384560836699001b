using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

public class DigitsTests
{
    private readonly NasModel _model = DigitsModel.Create();

    [Fact]
    public void Digits_is_proven_sound_without_any_message()
    {
        var analysis = Analyze(_model.Spaces[0].Requirements);

        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.True(analysis.Requirements);
        Assert.Empty(analysis.Diagnostics);
        Assert.Equal(new Completeness(true, true, false), analysis.Completeness);
    }

    [Fact]
    public void Size_and_bounds_of_digits_are_exact()
    {
        var analysis = Analyze(_model.Spaces[0].Requirements);

        // 54 first blocks, 224 = (54 + 4 + 54) x 2 choices in each of 1 to 4 stages, 3 dropouts.
        var stages = 224L + (224L * 224) + (224L * 224 * 224) + (224L * 224 * 224 * 224);
        Assert.Equal(new Count(54 * stages * 3, CountKind.Exact), analysis.Genomes);
        Assert.Equal(CountKind.Exact, analysis.Architectures.Kind);
        Assert.True(analysis.Architectures.Number < analysis.Genomes.Number, "A pooling of a single place changes nothing.");

        // Least: a first and a second convolution of 8 filters and kernel 1 (16 + 72), and 8 x 10 + 10.
        Assert.Equal(16 + 72 + 90, analysis.Params?.Minimum);
        Assert.True(analysis.Params?.IsExact);

        // Greatest: 5 convolutions of 32 filters, kernel 5 and batch norm (896, then 25,696 four times), and 32 x 10 + 10.
        Assert.Equal(32 + 800 + 64 + (4 * (32 + (25 * 32 * 32) + 64)) + 330, analysis.Params?.Maximum);
        Assert.Equal(
            "384.1 billion architectures, 178 to 104,010 params, 11,946 to 13,261,962 FLOPs, 4,808 to 432,424 bytes of memory",
            analysis.Summary);
    }

    [Fact]
    public void Contradiction_between_two_costs_is_proven_for_digits()
    {
        var analysis = Analyze([AtMost(CostKind.Params, 2000), AtLeast(CostKind.Flops, 1_000_000)]);

        Assert.False(analysis.Requirements);
        Assert.Equal("NAS2011", Assert.Single(analysis.Diagnostics).Id);
    }

    [Fact]
    public void Tight_requirements_are_met_by_some_architecture_of_digits()
    {
        var analysis = Analyze([AtMost(CostKind.Params, 3000), AtLeast(CostKind.Depth, 8), AtMost(CostKind.Flops, 300_000)]);

        Assert.True(analysis.Requirements);
        Assert.Equal("'stage' is never 1 under the requirements of DigitsNet.", Assert.Single(analysis.Diagnostics).Message);
    }

    private SpaceAnalysis Analyze(IEnumerable<RequirementModel> requirements) =>
        SpaceAnalyzer.Analyze(_model.Spaces[0] with { Requirements = requirements.ToEquatableArray() }, _model.Data[0]);
}

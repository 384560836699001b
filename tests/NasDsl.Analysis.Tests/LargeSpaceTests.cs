using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

/// <summary>Spaces that cannot be walked value by value.</summary>
public class LargeSpaceTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void Long_ranges_of_channels_are_thinned_and_stay_exact_in_a_chain()
    {
        var analysis = Analyze(2000, 10, false);

        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.Equal(new CostRange(Chain(1, 10), Chain(2000, 10), true), analysis.Params);
        Assert.Equal(new Count(System.Numerics.BigInteger.Pow(2000, 10), CountKind.UpperBound), analysis.Architectures);
    }

    [Fact]
    public void Long_ranges_around_residuals_give_bounds()
    {
        var analysis = Analyze(2000, 10, true);

        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.False(analysis.Params?.IsExact);
        Assert.True(analysis.Params?.Minimum <= Chain(1, 10));
        Assert.True(analysis.Params?.Maximum >= Chain(2000, 10));
    }

    [Fact]
    public void Impossible_limit_is_found_in_a_thinned_space()
    {
        Assert.Contains(Analyze(2000, 10, false, AtMost(CostKind.Params, 10)).Diagnostics, diagnostic => diagnostic.Id == "NAS2010");
        Assert.Contains(Analyze(2000, 10, true, AtMost(CostKind.Params, 10)).Diagnostics, diagnostic => diagnostic.Id == "NAS2010");
    }

    [Fact]
    public void Branches_of_different_lengths_are_found_in_a_thinned_space()
    {
        var builder = new SpaceBuilder();
        var range = Enumerable.Range(1, 5000).ToArray();
        var root = Sequence(
            Parallel(
                "parallel",
                "add",
                Sequence(Convolution(builder, "a", range), Convolution(builder, "b", range)),
                Sequence(Convolution(builder, "c", range), Convolution(builder, "d", range))),
            Head());

        var analysis = SpaceAnalyzer.Analyze(builder.Space(root), Data(Shape.Image(8, 8, 1)));

        Assert.Equal("NAS2001", Assert.Single(analysis.Diagnostics, diagnostic => diagnostic.Id != "NAS3001").Id);
    }

    [Fact]
    public void What_is_too_large_is_unknown_with_NAS3002()
    {
        // Six numbers that all places share: thirteen million combinations, and no channel to thin.
        var builder = new SpaceBuilder();
        var shared = Enumerable.Range(0, 6).Select(i => builder.Numbers($"w{i}", Enumerable.Range(1, 16))).ToArray();
        var kernel = shared.Select(Of).Aggregate((left, right) => new BinaryExpression(BinaryOperator.Add, left, right));
        var root = Sequence(Operation("conv", ("filters", Number(2)), ("kernel", kernel)), Operation("maxpool", ("kernel", kernel)), Head());

        var analysis = SpaceAnalyzer.Analyze(builder.Space(root, AtMost(CostKind.Params, 10)), Data(Shape.Image(8, 8, 1)));

        Assert.Equal(ShapeVerdict.Unknown, analysis.Shapes);
        Assert.Null(analysis.Params);
        Assert.Null(analysis.Requirements);
        Assert.Contains(analysis.Diagnostics, diagnostic => diagnostic.Id == "NAS3002");
        Assert.Contains(analysis.Diagnostics, diagnostic => diagnostic.Id == "NAS3003");
    }

    [Fact]
    public void Real_choice_makes_infinitely_many()
    {
        var builder = new SpaceBuilder();
        var rate = builder.Gene("rate", new RealDomain(0, 0.5, false));

        var analysis = SpaceAnalyzer.Analyze(
            builder.Space(Sequence(Operation("dropout", ("rate", Of(rate))), Head())), Data(Shape.Image(8, 8, 1)));

        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.Equal(CountKind.Infinite, analysis.Architectures.Kind);
        Assert.StartsWith("infinitely many architectures, 4 to 4 params", analysis.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_number_from_a_real_choice_is_unknown()
    {
        var builder = new SpaceBuilder();
        var phi = builder.Gene("phi", new RealDomain(1, 2, false));
        var filters = new CallExpression("round", new EquatableArray<Expression>([new BinaryExpression(BinaryOperator.Multiply, Of(phi), Number(16))]));

        var analysis = SpaceAnalyzer.Analyze(
            builder.Space(Sequence(Operation("conv", ("filters", filters)), Head()), AtMost(CostKind.Params, 10)), Data(Shape.Image(8, 8, 1)));

        Assert.Equal(ShapeVerdict.Unknown, analysis.Shapes);
        Assert.Null(analysis.Params);
        Assert.Equal(["NAS3002", "NAS3003", "NAS3001"], analysis.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    // A chain of 1x1 convolutions with c channels each, from 1 channel to 2 classes.
    private static long Chain(long c, int places) => (2 * c) + ((places - 1) * ((c * c) + c)) + (2 * c) + 2;

    private SpaceAnalysis Analyze(int most, int places, bool isResidual, params RequirementModel[] requirements)
    {
        var builder = new SpaceBuilder();
        var range = Enumerable.Range(1, most).ToArray();
        var items = Enumerable.Range(0, places).Select(i => Convolution(builder, $"f{i}", range))
            .Select((module, i) => isResidual ? new ResidualModule($"residual{i}", module) : (ModuleModel)module);
        var space = builder.Space(Sequence([.. items, Head()]), requirements);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var analysis = SpaceAnalyzer.Analyze(space, Data(Shape.Image(8, 8, 1)));
        output.WriteLine($"{watch.ElapsedMilliseconds} ms {analysis.Summary}");
        output.WriteLine(string.Join("\n", analysis.Diagnostics));
        return analysis;
    }

    private static OperationModule Convolution(SpaceBuilder builder, string path, IEnumerable<int> range) =>
        Operation("conv", ("filters", Of(builder.Numbers(path, range))), ("kernel", Number(1)));
}

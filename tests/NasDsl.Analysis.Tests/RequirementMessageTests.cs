using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

public class RequirementMessageTests
{
    private readonly SpaceBuilder _builder = new();
    private readonly int _filters;
    private readonly int _kernel;
    private readonly ModuleModel _root;

    public RequirementMessageTests()
    {
        _filters = _builder.Numbers("filters", [4, 8]);
        _kernel = _builder.Numbers("kernel", [1, 3]);
        var activation = _builder.Branch("activation", 2);
        _root = Sequence(
            Operation("conv", ("filters", Of(_filters)), ("kernel", Of(_kernel))),
            new AlternativeModule(activation, new EquatableArray<ModuleModel>([Operation("relu"), Operation("tanh")])),
            Head());
    }

    [Fact]
    public void Limit_that_nothing_meets_is_NAS2010_and_names_the_least()
    {
        Assert.Equal(
            ["NAS2010: 'params <= 10' holds for no architecture of Tiny: the least is 18, with filters = 4, kernel = 1."],
            Analyze(AtMost(CostKind.Params, 10)));
    }

    [Fact]
    public void Lower_limit_that_nothing_meets_names_the_greatest()
    {
        Assert.Equal(
            ["NAS2010: 'params >= 1000' holds for no architecture of Tiny: the greatest is 98, with filters = 8, kernel = 3."],
            Analyze(AtLeast(CostKind.Params, 1000)));
    }

    [Fact]
    public void Contradiction_is_NAS2011_with_the_smallest_set()
    {
        Assert.Equal(
            ["NAS2011: No architecture of Tiny meets all of 'params <= 40' and 'kernel * filters >= 20'; each set without one of them can be met."],
            Analyze(
                AtMost(CostKind.Flops, 20_000),
                AtMost(CostKind.Params, 40),
                Require(
                    new BinaryExpression(BinaryOperator.GreaterOrEqual, new BinaryExpression(BinaryOperator.Multiply, Of(_kernel), Of(_filters)), Number(20)),
                    "kernel * filters >= 20"))
                .Where(text => !text.StartsWith("NAS2012", StringComparison.Ordinal)));
    }

    [Fact]
    public void Contradiction_shows_an_architecture_for_each_requirement_that_is_left_out()
    {
        var notes = SpaceAnalyzer.Analyze(_builder.Space(_root, AtMost(CostKind.Params, 40), AtLeast(CostKind.Params, 41)), Data(Shape.Image(8, 8, 1))).Diagnostics
            .Single(diagnostic => diagnostic.Id == "NAS2011").Related
            .Select(note => note.Message);

        // There are 18 parameters with the first values, and 98 with the last.
        Assert.Equal(
            [
                "'params <= 40' is one of them; without it, an architecture with filters = 8, kernel = 3 and the first value of all else meets the others",
                "'params >= 41' is one of them; without it, an architecture of first values alone meets the others",
            ],
            notes);
    }

    [Fact]
    public void Values_that_a_requirement_on_the_gene_alone_rules_out_are_meant_to_be_so()
    {
        var isOne = new BinaryExpression(BinaryOperator.Equal, Of(_kernel), Number(1));

        Assert.Empty(Analyze(Require(isOne, "kernel == 1")));
        Assert.Equal(
            ["NAS2013: 'filters' is never 8 under the requirements of Tiny."],
            Analyze(Require(isOne, "kernel == 1"), AtMost(CostKind.Params, 20)).Where(text => text.Contains("NAS2013", StringComparison.Ordinal)));
    }

    [Fact]
    public void Values_that_a_requirement_on_two_genes_rules_out_are_reported()
    {
        var sum = new BinaryExpression(BinaryOperator.Add, Of(_kernel), Of(_filters));

        Assert.Equal(
            ["NAS2013: 'filters' is never 8 under the requirements of Tiny.", "NAS2013: 'kernel' is never 3 under the requirements of Tiny."],
            Analyze(Require(new BinaryExpression(BinaryOperator.LessOrEqual, sum, Number(5)), "kernel + filters <= 5")));
    }

    [Fact]
    public void Requirement_that_always_holds_is_NAS2012()
    {
        Assert.Equal(
            ["NAS2012: 'params <= 98' holds for every architecture of Tiny: the greatest is 98, with filters = 8, kernel = 3; leave it out or make it stricter."],
            Analyze(AtMost(CostKind.Params, 98)));
    }

    [Fact]
    public void Choice_that_no_candidate_has_is_NAS2013()
    {
        Assert.Equal(
            ["NAS2013: 'filters' is never 8 under the requirements of Tiny.", "NAS2013: 'kernel' is never 3 under the requirements of Tiny."],
            Analyze(AtMost(CostKind.Params, 20)));
    }

    [Fact]
    public void Cost_of_a_device_is_unknown_with_NAS3003()
    {
        var latency = new BinaryExpression(BinaryOperator.LessOrEqual, new CostExpression(CostKind.Latency, "Wearable"), Number(0.001));

        Assert.Equal(
            ["NAS3003: It is unknown whether 'latency(Wearable) <= 1 ms' holds for any architecture of Tiny: it depends on a device, on a real choice or on too many choices at once."],
            Analyze(Require(latency, "latency(Wearable) <= 1 ms")));
    }

    [Fact]
    public void Requirement_over_a_cost_and_a_gene_is_decided()
    {
        var limit = new BinaryExpression(BinaryOperator.LessOrEqual, Cost(CostKind.Params), new BinaryExpression(BinaryOperator.Multiply, Of(_filters), Number(5)));

        Assert.Equal(["NAS2013: 'kernel' is never 3 under the requirements of Tiny."], Analyze(Require(limit, "params <= 5 * filters")));
    }

    [Fact]
    public void Choice_of_a_repeat_is_dead_only_when_it_is_so_in_all_copies()
    {
        var builder = new SpaceBuilder();
        var place = new SourceLocation(new SourceText("tiny.nas", "{ 2, 4, 64 }"), new TextSpan(0, 12));
        var filters = Enumerable.Range(0, 2).Select(i => builder.Numbers($"stage[{i}].filters", [2, 4, 64], null, place)).ToArray();
        var copies = filters.Select(gene => (ModuleModel)Operation("pointwise", ("filters", Of(gene)))).ToEquatableArray();
        var root = Sequence(new RepeatModule("stage", null, copies, false), Operation("relu"), Head());

        // 64 is too much anywhere; 4 and 4 is too much together, but either may be 4.
        var space = builder.Space(root, AtMost(CostKind.Params, 28));
        Assert.Equal(
            ["'stage[0].filters', like the other gene of this place, is never 64 under the requirements of Tiny."],
            SpaceAnalyzer.Analyze(space, Data(Shape.Image(8, 8, 1))).Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    private string[] Analyze(params RequirementModel[] requirements) =>
        SpaceAnalyzer.Analyze(_builder.Space(_root, requirements), Data(Shape.Image(8, 8, 1))).Diagnostics
            .Where(diagnostic => diagnostic.Id != "NAS3001")
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.Message}")
            .ToArray();
}

using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

public class ShapeMessageTests
{
    private readonly SpaceBuilder _builder = new();

    [Fact]
    public void Operation_that_cannot_take_its_input_is_NAS2001_with_the_choices_that_lead_there()
    {
        var stage = _builder.Numbers("stage", [1, 2, 3, 4]);
        var copies = new List<ModuleModel>();
        for (var i = 0; i < 4; i++)
        {
            var there = i == 0 ? null : new GeneCondition(stage, i, 3);
            var filters = _builder.Numbers($"stage[{i}].filters", [4, 8], there);
            var maxpool = _builder.Presence($"stage[{i}].maxpool", there);
            copies.Add(Sequence(
                Operation("conv", ("filters", Of(filters))),
                new OptionalModule(maxpool, Operation("maxpool", ("kernel", Number(2)), ("padding", Word("valid"))) with { Location = At(7) })));
        }

        var root = Sequence(new RepeatModule("stage", stage, copies.ToEquatableArray(), false), Head());

        Assert.Equal(
            "tiny.nas(1,8): error NAS2001: 'maxpool' with a window of 2 does not fit into 1x1x4; use a smaller window, fewer poolings before it, or padding: same. "
            + "It happens with stage = 4, stage[0].maxpool = true, stage[1].maxpool = true, stage[2].maxpool = true, stage[3].maxpool = true.",
            Assert.Single(Analyze(root)).ToString());
    }

    [Fact]
    public void Operation_that_never_fits_says_so()
    {
        var diagnostic = Assert.Single(Analyze(Sequence(
            Operation("conv", ("filters", Of(_builder.Numbers("filters", [4, 8])))),
            Operation("linear", ("units", Number(2))) with { Location = At(3) })));

        Assert.Equal("NAS2001", diagnostic.Id);
        Assert.EndsWith("put globalavgpool or flatten before it. This is so in every architecture that gets here.", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Residual_without_a_projection_is_NAS2001()
    {
        var kernel = _builder.Numbers("kernel", [1, 3]);
        var body = Operation("conv", ("filters", Number(4)), ("kernel", Of(kernel)), ("padding", Word("valid")));

        Assert.Equal(
            "NAS2001: 'residual' adds its input 8x8x1 to 6x6x4, and no projection leads from the one to the other; keep the size with padding: same, or leave the residual out. "
            + "It happens with kernel = 3.",
            Text(Assert.Single(Analyze(Sequence(new ResidualModule("residual", body), Head())))));
    }

    [Fact]
    public void Branches_that_do_not_add_up_are_NAS2001()
    {
        var left = _builder.Numbers("left", [4, 8]);
        var right = _builder.Numbers("right", [8, 16]);
        var root = Sequence(
            Parallel("parallel", "add", Operation("pointwise", ("filters", Of(left))), Operation("pointwise", ("filters", Of(right)))),
            Head());

        Assert.Equal(
            "NAS2001: 'add' takes inputs of one shape, and gets 8x8x4 and 8x8x8. It happens with left = 4.",
            Text(Assert.Single(Analyze(root))));
    }

    [Fact]
    public void Wrong_end_is_NAS2002_with_a_remedy()
    {
        var root = Sequence(Operation("conv", ("filters", Of(_builder.Numbers("filters", [4, 8])))), Operation("relu"));

        Assert.Equal(
            "NAS2002: 'Tiny' ends in 8x8x4, and Dots has 2 classes: end it with globalavgpool -> linear(classes). This is so in every architecture that gets here.",
            Text(Assert.Single(Analyze(root))));
    }

    [Fact]
    public void End_of_the_wrong_length_is_NAS2002()
    {
        var units = _builder.Numbers("units", [2, 3]);

        Assert.Equal(
            "NAS2002: 'Tiny' ends in 3, and Dots has 2 classes: end it with linear(classes). It happens with units = 3.",
            Text(Assert.Single(Analyze(Sequence(Operation("globalavgpool"), Operation("linear", ("units", Of(units))))))));
    }

    [Fact]
    public void Computed_argument_out_of_range_is_NAS2003()
    {
        var w = _builder.Numbers("w", [2, 3]);
        var half = new BinaryExpression(BinaryOperator.Multiply, Of(w), Number(0.5));

        Assert.Equal(
            "NAS2003: 'conv' cannot take this argument: filters takes a whole number, not 1.5. It happens with w = 3.",
            Text(Assert.Single(Analyze(Sequence(Operation("conv", ("filters", half)), Head())))));
    }

    [Fact]
    public void Argument_that_asks_for_a_gene_of_a_place_not_taken_is_NAS2003()
    {
        var branch = _builder.Branch("op", 2);
        var kernel = _builder.Numbers("kernel", [1, 3], new GeneCondition(branch, 1, 1));
        var root = Sequence(
            new AlternativeModule(branch, new EquatableArray<ModuleModel>([Operation("relu"), Operation("conv", ("filters", Number(2)), ("kernel", Of(kernel)))])),
            Operation("maxpool", ("kernel", Of(kernel))),
            Head());

        Assert.Equal(
            "NAS2003: 'maxpool' cannot take this argument: kernel has no value, because it asks for a gene that is not active. It happens with op = b0.",
            Text(Assert.Single(Analyze(root))));
    }

    [Fact]
    public void Copies_of_one_place_give_one_message()
    {
        var copies = Enumerable.Range(0, 3).Select(_ => (ModuleModel)(Operation("maxpool", ("kernel", Number(3)), ("padding", Word("valid"))) with { Location = At(5) }));
        var root = Sequence(new RepeatModule("stage", _builder.Numbers("stage", [1, 2, 3]), copies.ToEquatableArray(), false), Head());

        Assert.Equal("NAS2001", Assert.Single(Analyze(root)).Id);
    }

    [Fact]
    public void One_mistake_does_not_hide_the_next()
    {
        var branch = _builder.Branch("op", 2);
        var root = Sequence(
            new AlternativeModule(branch, new EquatableArray<ModuleModel>([
                Operation("maxpool", ("kernel", Number(9)), ("padding", Word("valid"))) with { Location = At(1) },
                Operation("linear", ("units", Number(4))) with { Location = At(2) }])),
            Head());

        Assert.Equal(["NAS2001", "NAS2001"], Analyze(root).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Space_without_activation_is_advised_with_NAS3001()
    {
        var space = _builder.Space(Head());

        var diagnostic = Assert.Single(SpaceAnalyzer.Analyze(space, Data(Shape.Image(8, 8, 1))).Diagnostics);

        Assert.Equal("NAS3001: 'Tiny' has no activation and no maximum: its networks are affine maps of the input, however deep.", Text(diagnostic));
    }

    [Fact]
    public void Every_message_of_the_analysis_has_a_page()
    {
        var rows = DiagnosticCatalog.All.Where(descriptor => descriptor.Id[3] is '2' or '3').ToArray();
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "NasDsl.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The repository was not found.");
        }

        Assert.NotEmpty(rows);
        Assert.All(rows, descriptor => Assert.StartsWith(
            $"# {descriptor.Id}: {descriptor.Title}\n", File.ReadAllText(Path.Combine(root, descriptor.HelpPath)), StringComparison.Ordinal));
    }

    private static SourceLocation At(int position) => new(new SourceText("tiny.nas", "0123456789"), new TextSpan(position, 1));

    private static string Text(Diagnostic diagnostic) => $"{diagnostic.Id}: {diagnostic.Message}";

    private Diagnostic[] Analyze(ModuleModel root) => SpaceAnalyzer.Analyze(_builder.Space(root), Data(Shape.Image(8, 8, 1))).Diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
}

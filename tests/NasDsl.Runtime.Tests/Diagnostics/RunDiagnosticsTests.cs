using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Runtime.Tests.Genomes;

namespace NasDsl.Runtime.Tests.Diagnostics;

public sealed class RunDiagnosticsTests
{
    [Fact]
    public void Every_message_of_this_part_has_a_page_that_is_named_after_it()
    {
        var rows = DiagnosticCatalog.All.Where(row => row.Id.StartsWith("NAS7", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "diagnostics", row.Id + ".md"));
            Assert.StartsWith($"# {row.Id}: {row.Title}\n", page, StringComparison.Ordinal);
            Assert.Contains("## Example", page, StringComparison.Ordinal);
            Assert.Contains("## Mended", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_space_without_a_valid_genome_names_the_requirement_that_cannot_be_met()
    {
        var space = Spaces.Digits();
        var impossible = new RequirementModel(
            new BinaryExpression(BinaryOperator.LessOrEqual, new CostExpression(CostKind.Params, null), new ConstantExpression(Value.Of(10))),
            "params <= 10",
            default);
        var closed = new NasDsl.Genomes.Space(space.Model with { Requirements = new(space.Model.Requirements.Append(impossible)) }, space.Data);
        var failure = Assert.Throws<NasException>(() => closed.Sample(Spaces.Random()));
        Assert.Equal(
            "No genome of 'DigitsNet' was found that satisfies 'require params <= 10'.",
            Assert.Single(failure.Diagnostics).Message);
        Assert.Equal("NAS7020", failure.Diagnostics[0].Id);
    }

    [Fact]
    public void A_shape_that_cannot_fit_is_told_with_the_genome()
    {
        // globalavgpool twice: the second one gets a vector.
        var space = Spaces.Digits();
        var root = space.Model.Root is SequenceModule sequence ? sequence.Items : EmptyItems;
        var pool = root.First(item => item is OperationModule { Operation: "globalavgpool" });
        var broken = new NasDsl.Genomes.Space(space.Model with { Root = new SequenceModule(new(root.Append(pool))) }, space.Data);
        var genome = broken.CreateGenome(new double[broken.Genes.Count]);
        var failure = Assert.Throws<NasException>(() => genome.Network);
        Assert.Equal("NAS7021", Assert.Single(failure.Diagnostics).Id);
        Assert.Contains("globalavgpool", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Conv.filters=8 Conv.kernel=1", failure.Message, StringComparison.Ordinal);
    }

    private static NasDsl.Language.EquatableArray<ModuleModel> EmptyItems => NasDsl.Language.EquatableArray<ModuleModel>.Empty;
}

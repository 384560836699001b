using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

/// <summary>The rule of memory on graphs small enough to count by hand.</summary>
public class MemoryTests
{
    private static readonly Shape Input = Shape.Image(4, 4, 1);

    [Fact]
    public void Chain_keeps_the_input_and_the_output_of_an_operation() => AssertActivations(
        16 + 64, Sequence(Pointwise(4), Head()));

    [Fact]
    public void Residual_keeps_its_input_until_the_sum() => AssertActivations(
        16 + 64 + 64, Sequence(new ResidualModule("residual", Sequence(Pointwise(4), Pointwise(4), Pointwise(1))), Head()));

    [Fact]
    public void Empty_branch_keeps_the_input_until_the_merge() => AssertActivations(
        16 + 64 + 64, Sequence(Parallel("parallel", "concat", Operation("identity"), Sequence(Pointwise(4), Pointwise(4), Pointwise(1))), Head()));

    [Fact]
    public void Last_branch_lets_go_of_the_input() => AssertActivations(
        16 + 64 + 64, Sequence(Parallel("parallel", "concat", Pointwise(1), Sequence(Pointwise(4), Pointwise(4), Pointwise(1))), Head()));

    [Fact]
    public void Operations_that_change_nothing_take_nothing() => AssertActivations(
        16 + 1, Sequence(Operation("identity"), Operation("dropout", ("rate", Number(0))), Head()));

    private static OperationModule Pointwise(int filters) => Operation("pointwise", ("filters", Number(filters)));

    private static void AssertActivations(long expected, ModuleModel root)
    {
        var space = new SpaceBuilder().Space(root);
        var data = Data(Input);
        var network = Assert.Single(BruteSpace.Networks(space, data));

        Assert.Equal(expected, (network.Cost(CostKind.Memory) / MemoryRule.BytesPerNumber) - network.Cost(CostKind.Params));
        Assert.Equal(new CostRange(network.Cost(CostKind.Memory), network.Cost(CostKind.Memory), true), SpaceAnalyzer.Analyze(space, data).Memory);
    }
}

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
    public void Operation_number_by_number_writes_over_its_input() => AssertActivations(
        64 + 64, Sequence(Pointwise(4), Operation("relu"), Operation("batchnorm"), Pointwise(4), Operation("gelu"), Head()));

    [Fact]
    public void First_operation_may_write_over_the_input_of_the_network() => AssertActivations(
        16 + 2, Sequence(Operation("tanh"), Operation("flatten"), Operation("linear", ("units", Number(2)))));

    [Fact]
    public void Operation_in_a_residual_leaves_what_waits_as_it_is() => AssertActivations(
        64 + 64, Sequence(Pointwise(4), new ResidualModule("residual", Sequence(Operation("relu"), Operation("tanh"))), Head()));

    [Fact]
    public void Sum_lies_where_the_body_lay() => AssertActivations(
        64 + 64, Sequence(Pointwise(4), new ResidualModule("residual", Pointwise(4)), Head()));

    [Fact]
    public void Product_of_the_input_with_itself_lies_where_it_lay() => AssertActivations(
        16 + 1, Sequence(Parallel("parallel", "mul", Operation("identity"), Operation("identity")), Head()));

    [Fact]
    public void Concat_lies_beside_what_it_takes() => AssertActivations(
        16 + 16 + 32, Sequence(Parallel("parallel", "concat", Operation("relu"), Operation("tanh")), Head()));

    [Fact]
    public void What_an_operation_keeps_is_alive_while_it_runs() => AssertActivations(
        128 + 8 + 8 + 8, Sequence(Pointwise(8), Operation("squeezeexcite", ("reduction", Number(1))), Head()));

    [Theory]
    [InlineData("attention", 12 + 12 + 48 + 16 + 24)]
    [InlineData("gru", 12 + 20 + (6 * 5))]
    [InlineData("lstm", 12 + 20 + (8 * 5))]
    public void What_sequences_keep_is_alive_while_they_run(string operation, long expected)
    {
        (string Name, Expression Value)[] arguments = operation == "attention" ? [("heads", Number(1))] : [("units", Number(5)), ("sequence", new ConstantExpression(Value.Of(true)))];
        AssertActivations(expected, Sequence(Operation(operation, arguments), Head()), Shape.Signal(4, 3));
    }

    [Fact]
    public void Operations_that_change_nothing_take_nothing() => AssertActivations(
        16 + 1, Sequence(Operation("identity"), Operation("dropout", ("rate", Number(0))), Head()));

    // What is compared with every genome elsewhere would say nothing about these operations otherwise.
    [Fact]
    public void Random_spaces_have_operations_that_keep_numbers()
    {
        var texts = Enumerable.Range(0, 300)
            .Select(seed => RandomSpaces.Draw(seed))
            .Select(drawn => string.Concat(BruteSpace.Networks(drawn.Space, drawn.Data).Where(network => network.IsSound).Select(network => network.Text)))
            .ToArray();
        Assert.All(["attention", "gru", "lstm", "squeezeexcite"], name => Assert.True(texts.Count(text => text.Contains(name, StringComparison.Ordinal)) >= 3, name));
    }

    private static OperationModule Pointwise(int filters) => Operation("pointwise", ("filters", Number(filters)));

    private static void AssertActivations(long expected, ModuleModel root, Shape? input = null)
    {
        var space = new SpaceBuilder().Space(root);
        var data = Data(input ?? Input);
        var network = Assert.Single(BruteSpace.Networks(space, data));

        Assert.Equal(expected, (network.Cost(CostKind.Memory) / MemoryRule.BytesPerNumber) - network.Cost(CostKind.Params));
        Assert.Equal(new CostRange(network.Cost(CostKind.Memory), network.Cost(CostKind.Memory), true), SpaceAnalyzer.Analyze(space, data).Memory);
    }
}

using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>A training that diverges says in which step and in which layer, as with the managed engine.</summary>
public sealed class DivergenceTests
{
    private static readonly TrainingRecipe Recipe = SmallTask.Recipe with { Optimizer = new SgdSettings(0.01, 0, false, 0), Schedule = new ConstantSchedule() };

    [TorchFact]
    public void A_row_that_is_no_number_is_told_from_layers()
    {
        var inputs = SmallTask.Rows.Inputs.ToArray();
        inputs[5] = float.NaN;
        AssertSame(SmallTask.Network, With(inputs), Recipe with { Batch = 200 });
    }

    [TorchFact]
    public void The_layer_that_overflows_is_named()
    {
        var network = new GraphBuilder(Shape.Image(4, 4, 1))
            .Add("conv", ("filters", Value.Of(8))).Add("relu").Add("conv", ("filters", Value.Of(8))).Add("gelu")
            .Add("flatten").Add("linear", ("units", Value.Of(4))).Build();
        AssertSame(network, SmallTask.Rows, Recipe, ("3.conv.weight", 3e38f));
    }

    [TorchFact]
    public void Weights_that_a_step_makes_infinite_are_named_in_that_step()
    {
        var network = new GraphBuilder(Shape.Image(4, 4, 1)).Add("flatten").Add("linear", ("units", Value.Of(4))).Build();
        AssertSame(network, With([.. SmallTask.Rows.Inputs.ToArray().Select(number => number * 1000)]), Recipe with { Optimizer = new SgdSettings(3e38, 0, false, 0) });
    }

    [TorchFact]
    public void Running_statistics_are_looked_at_after_each_epoch() =>
        AssertSame(SmallTask.Network, SmallTask.Rows, Recipe, ("2.batchnorm.running_mean", float.PositiveInfinity));

    [TorchFact]
    public void A_step_in_the_middle_of_an_epoch_is_named()
    {
        // The rows of one step of the first epoch have a number that is none; which step it is depends on the order of rows.
        var inputs = SmallTask.Rows.Inputs.ToArray();
        inputs[(57 * 16) + 3] = float.PositiveInfinity;
        var found = AssertSame(SmallTask.Network, With(inputs), Recipe with { Batch = 16 });
        Assert.InRange(found.Step, 2, 13);
    }

    private static Dataset With(float[] inputs) => new(SmallTask.Rows.InputShape, inputs, TargetKind.Class, 4, SmallTask.Rows.Targets.ToArray());

    private static TrainingDivergedException AssertSame(Network network, Dataset rows, TrainingRecipe recipe, params (string Name, float Value)[] weights)
    {
        var expected = Fail(TestEngine.Managed, network, rows, recipe, weights);
        var found = Fail(TestEngine.Create(), network, rows, recipe, weights);
        Assert.Equal((expected.Step, expected.Layer), (found.Step, found.Layer));
        Assert.NotEmpty(found.Message);
        return found;
    }

    private static TrainingDivergedException Fail(IEngine engine, Network network, Dataset rows, TrainingRecipe recipe, (string Name, float Value)[] weights)
    {
        using var run = engine.Start(network, rows, recipe, 1);
        run.LoadWeights(new NetworkWeights([.. run.SaveWeights().Tensors.Select(tensor =>
            weights.FirstOrDefault(weight => weight.Name == tensor.Name) is { Name: not null } set
                ? tensor with { Values = [.. tensor.Values.Select(_ => set.Value)] }
                : tensor)]));
        return Assert.Throws<TrainingDivergedException>(() => Trainings.TrainToTheEnd(run, recipe));
    }
}

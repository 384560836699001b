using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>A training that diverges ends in the step in which it does, and names the layer.</summary>
public sealed class DivergenceTests
{
    private static readonly TrainingRecipe Recipe = SmallTask.Recipe with { Optimizer = new SgdSettings(0.01, 0, false, 0), Schedule = new ConstantSchedule() };

    [Fact]
    public void A_row_that_is_no_number_is_told_from_layers()
    {
        var inputs = SmallTask.Rows.Inputs.ToArray();
        inputs[5] = float.NaN;
        var rows = new Dataset(SmallTask.Rows.InputShape, inputs, TargetKind.Class, 4, SmallTask.Rows.Targets.ToArray());
        var exception = Fail(SmallTask.Network, rows, Recipe with { Batch = 200 });
        Assert.Equal("The rows of step 1 have a number that is infinite or not a number.", exception.Message);
        Assert.Equal((1, 0), (exception.Step, exception.Layer));
    }

    [Fact]
    public void The_layer_that_overflows_is_named()
    {
        var network = new GraphBuilder(Shape.Image(4, 4, 1))
            .Add("conv", ("filters", Value.Of(8))).Add("relu").Add("conv", ("filters", Value.Of(8))).Add("gelu")
            .Add("flatten").Add("linear", ("units", Value.Of(4))).Build();
        var exception = Fail(network, SmallTask.Rows, Recipe, "3.conv.weight", 3e38f);
        Assert.Matches(@"^The loss became \S+ in step 1, since layer 3 \(conv\(filters: 8\)\S*.*\) gave a number that is infinite or not a number\.$", exception.Message);
        Assert.Equal((1, 3), (exception.Step, exception.Layer));
    }

    [Fact]
    public void A_gradient_that_overflows_is_named_with_the_last_layer_that_has_one()
    {
        // Layer 2 gives next to nothing, so that the huge weights behind it leave the answers finite; gradients that go back through them are not.
        var network = new GraphBuilder(Shape.Image(4, 4, 1)).Add("flatten").Add("linear", ("units", Value.Of(8))).Add("relu").Add("linear", ("units", Value.Of(8))).Add("linear", ("units", Value.Of(4))).Build();
        var exception = Fail(network, SmallTask.Rows, Recipe, ("2.linear.weight", 0), ("2.linear.bias", 1e-30f), ("4.linear.weight", 3e38f), ("4.linear.bias", 0), ("5.linear.weight", 1e9f));
        Assert.Contains("in layer 2 (linear(units: 8))", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The gradient of the weights 2.linear.", exception.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (exception.Step, exception.Layer));
    }

    [Fact]
    public void Weights_that_a_step_makes_infinite_are_named_in_that_step()
    {
        var network = new GraphBuilder(Shape.Image(4, 4, 1)).Add("flatten").Add("linear", ("units", Value.Of(4))).Build();
        var rows = new Dataset(SmallTask.Rows.InputShape, [.. SmallTask.Rows.Inputs.ToArray().Select(number => number * 1000)], TargetKind.Class, 4, SmallTask.Rows.Targets.ToArray());
        var exception = Fail(network, rows, Recipe with { Optimizer = new SgdSettings(3e38, 0, false, 0) });
        Assert.Equal("The weights 2.linear.weight became infinite or not a number in step 1, in layer 2 (linear(units: 4)).", exception.Message);
        Assert.Equal((1, 2), (exception.Step, exception.Layer));
    }

    [Fact]
    public void Clipping_keeps_steps_finite_that_would_not_be()
    {
        var network = new GraphBuilder(Shape.Image(4, 4, 1)).Add("flatten").Add("linear", ("units", Value.Of(4))).Build();
        var inputs = SmallTask.Rows.Inputs.ToArray().Select(number => number * 1e15f).ToArray();
        var rows = new Dataset(SmallTask.Rows.InputShape, inputs, TargetKind.Class, 4, SmallTask.Rows.Targets.ToArray());
        var recipe = Recipe with { Optimizer = new SgdSettings(1e25, 0, false, 0) };
        Assert.Equal(2, Fail(network, rows, recipe).Layer);
        using var run = new ManagedEngine().Start(network, rows, recipe with { GreatestNorm = 1e-20, Optimizer = new SgdSettings(1, 0, false, 0) }, 1);
        Assert.True(double.IsFinite(run.TrainEpoch(CancellationToken.None)));
    }

    [Fact]
    public void Running_statistics_are_looked_at_after_each_epoch()
    {
        var exception = Fail(SmallTask.Network, SmallTask.Rows, Recipe, "2.batchnorm.running_mean", float.PositiveInfinity);
        Assert.Equal("The weights 2.batchnorm.running_mean became infinite or not a number in step 7, in layer 2 (batchnorm, relu).", exception.Message);
    }

    private static TrainingDivergedException Fail(Network network, Dataset rows, TrainingRecipe recipe, string name, float value) => Fail(network, rows, recipe, (name, value));

    private static TrainingDivergedException Fail(Network network, Dataset rows, TrainingRecipe recipe, params (string Name, float Value)[] weights)
    {
        using var run = new ManagedEngine().Start(network, rows, recipe, 1);
        run.LoadWeights(new NetworkWeights([.. run.SaveWeights().Tensors.Select(tensor =>
            weights.FirstOrDefault(weight => weight.Name == tensor.Name) is { Name: not null } set
                ? tensor with { Values = [.. tensor.Values.Select(_ => set.Value)] }
                : tensor)]));
        return Assert.Throws<TrainingDivergedException>(() =>
        {
            while (run.Epoch < recipe.Epochs)
            {
                run.TrainEpoch(CancellationToken.None);
            }
        });
    }
}

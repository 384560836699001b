using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>From one seed, ten epochs of two steps give the losses of the managed engine, whatever the recipe says.</summary>
public sealed class RecipeTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> OfClasses => new(RecipeCases.OfClasses.Keys);

    public static TheoryData<string> OfNumbers => new(RecipeCases.OfNumbers.Keys);

    [TorchTheory]
    [MemberData(nameof(OfClasses))]
    public void Losses_of_classes_are_those_of_the_managed_engine(string name) =>
        AssertSame(RecipeCases.ClassNetwork, RecipeCases.Classes, RecipeCases.OfClasses[name], name);

    [TorchTheory]
    [MemberData(nameof(OfNumbers))]
    public void Losses_of_numbers_are_those_of_the_managed_engine(string name) =>
        AssertSame(RecipeCases.NumberNetwork, RecipeCases.Numbers, RecipeCases.OfNumbers[name], name);

    [TorchFact]
    public void A_small_task_is_learnt()
    {
        using var run = TestEngine.Create().Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 7);
        var losses = Trainings.TrainToTheEnd(run, SmallTask.Recipe);
        Assert.True(losses[^1] < losses[0] / 2);
        Assert.InRange(SmallTask.Accuracy(run.Predict(SmallTask.Rows, CancellationToken.None), SmallTask.Rows), 0.9, 1);
        Assert.Throws<InvalidOperationException>(() => run.TrainEpoch(CancellationToken.None));
    }

    [TorchFact]
    public void The_same_training_gives_the_same_numbers_and_another_seed_others()
    {
        var engine = TestEngine.Create();
        double[] Train(ulong seed)
        {
            using var run = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, seed);
            return Trainings.TrainToTheEnd(run, SmallTask.Recipe);
        }

        Assert.Equal(Train(3), Train(3));
        Assert.NotEqual(Train(3), Train(4));
    }

    [TorchFact]
    public void Fresh_weights_are_those_of_the_managed_engine()
    {
        using var managed = TestEngine.Managed.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 5);
        using var run = TestEngine.Create().Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 5);
        Assert.Equal(managed.SaveWeights().Hash(), run.SaveWeights().Hash());
    }

    [TorchFact]
    public void A_training_begins_with_weights_that_it_is_given()
    {
        var engine = TestEngine.Create();
        using var managed = TestEngine.Managed.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 5);
        managed.TrainEpoch(CancellationToken.None);
        using var run = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 6);
        run.LoadWeights(managed.SaveWeights());
        using var expected = TestEngine.Managed.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 6);
        expected.LoadWeights(managed.SaveWeights());
        Assert.Equal(managed.SaveWeights().Hash(), run.SaveWeights().Hash());
        Near.AssertLosses(Trainings.TrainToTheEnd(expected, SmallTask.Recipe)[..2], Trainings.TrainToTheEnd(run, SmallTask.Recipe)[..2], Tolerance, "with weights that are given");
    }

    private static void AssertSame(Network network, Dataset rows, TrainingRecipe recipe, string name)
    {
        using var managed = TestEngine.Managed.Start(network, rows, recipe, 11);
        using var run = TestEngine.Create().Start(network, rows, recipe, 11);
        Near.AssertLosses(Trainings.TrainToTheEnd(managed, recipe), Trainings.TrainToTheEnd(run, recipe), Tolerance, name);
        Near.Assert(managed.Predict(rows, CancellationToken.None), run.Predict(rows, CancellationToken.None), 1e-3, $"{name}, answers");
        Assert.Equal(recipe.Epochs, run.Epoch);
    }
}

using NasDsl.Engines;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>What was trained on one engine answers the same on the other, and a training that was stopped goes on as if it had not been.</summary>
public sealed class ChampionTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Recipes => new("sgd", "momentum", "adam", "adamw", "rmsprop with momentum", "all at once");

    [TorchFact]
    public void A_champion_of_one_engine_answers_the_same_on_the_other()
    {
        var engine = TestEngine.Create();
        foreach (var (trainer, other) in ((IEngine, IEngine)[])[(TestEngine.Managed, engine), (engine, TestEngine.Managed)])
        {
            using var run = trainer.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
            Trainings.TrainToTheEnd(run, SmallTask.Recipe);
            var weights = run.SaveWeights();
            var read = Trainings.ThroughFile(weights);
            Assert.Equal(weights.Hash(), read.Hash());
            using var predictor = other.Load(SmallTask.Network, read);
            var (expected, found) = (run.Predict(SmallTask.Rows, CancellationToken.None), predictor.Predict(SmallTask.Rows, CancellationToken.None));
            Near.Assert(expected, found, Tolerance, $"answers of {other.Name}");
            Assert.Equal(Trainings.Classes(expected, 4), Trainings.Classes(found, 4));
        }
    }

    [TorchFact]
    public void Weights_come_back_from_the_other_engine_with_the_same_bits()
    {
        var engine = TestEngine.Create();
        using var trained = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
        trained.TrainEpoch(CancellationToken.None);
        using var managed = TestEngine.Managed.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 4);
        managed.LoadWeights(Trainings.ThroughFile(trained.SaveWeights()));
        using var back = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 5);
        back.LoadWeights(Trainings.ThroughFile(managed.SaveWeights()));
        Assert.Equal(trained.SaveWeights().Hash(), back.SaveWeights().Hash());
    }

    [TorchTheory]
    [MemberData(nameof(Recipes))]
    public void A_training_goes_on_after_any_epoch_as_if_unbroken(string name)
    {
        var recipe = RecipeCases.OfClasses[name] with { Epochs = 4 };
        var engine = TestEngine.Create();
        using var unbroken = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, recipe, 3);
        var losses = Trainings.TrainToTheEnd(unbroken, recipe);
        for (var epoch = 0; epoch <= recipe.Epochs; epoch++)
        {
            using var first = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, recipe, 3);
            while (first.Epoch < epoch)
            {
                first.TrainEpoch(CancellationToken.None);
            }

            var state = first.SaveState() ?? throw new InvalidOperationException(name);
            using var second = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, recipe, 3);
            second.LoadState(new TrainingState(state.Epoch, Trainings.ThroughFile(state.Tensors)));
            Assert.Equal(epoch, second.Epoch);
            Assert.Equal(losses[epoch..], Trainings.TrainToTheEnd(second, recipe));
            Assert.Equal(unbroken.SaveWeights().Hash(), second.SaveWeights().Hash());
        }
    }

    [TorchFact]
    public void The_state_of_another_training_is_refused()
    {
        var engine = TestEngine.Create();
        using var adam = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
        adam.TrainEpoch(CancellationToken.None);
        var state = adam.SaveState() ?? throw new InvalidOperationException();
        using var sgd = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe with { Optimizer = new SgdSettings(0.05, 0.9, false, 0) }, 3);
        Assert.Throws<ArgumentException>(() => sgd.LoadState(state));
        Assert.Equal(0, sgd.Epoch);
        Assert.Throws<ArgumentException>(() => adam.LoadState(state));
        using var shorter = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
        Assert.Throws<ArgumentException>(() => shorter.LoadState(state with { Epoch = 7 }));
    }
}

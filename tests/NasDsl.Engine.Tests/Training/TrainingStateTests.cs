using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>A training that another run takes up ends in the same bits, whatever the optimiser keeps, and on other vectors too.</summary>
public sealed class TrainingStateTests
{
    public static TheoryData<string, OptimizerSettings> Optimizers => new()
    {
        { "adam", new AdamSettings(0.01, 0.9, 0.999, 1e-8, 1e-4, false) },
        { "adamw", new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0.01, true) },
        { "sgd", new SgdSettings(0.05, 0, false, 0) },
        { "rmsprop", new RmsPropSettings(0.01, 0.99, 1e-8, 0.5, 1e-4) },
        { "momentum", new SgdSettings(0.05, 0.9, true, 1e-4) },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_training_goes_on_after_any_epoch_with_the_same_bits(string name, OptimizerSettings optimizer)
    {
        var recipe = SmallTask.Recipe with { Optimizer = optimizer, WarmupEpochs = 1.5, GreatestNorm = 2 };
        var engine = new ManagedEngine();
        using var unbroken = engine.Start(SmallTask.Network, SmallTask.Rows, recipe, 3);
        var losses = TrainToTheEnd(unbroken, recipe);
        for (var epoch = 0; epoch <= recipe.Epochs; epoch++)
        {
            using var first = engine.Start(SmallTask.Network, SmallTask.Rows, recipe, 3);
            while (first.Epoch < epoch)
            {
                first.TrainEpoch(CancellationToken.None);
                first.Predict(SmallTask.Rows, CancellationToken.None);
            }

            // As it comes back from a file.
            var state = first.SaveState() ?? throw new InvalidOperationException(name);
            using var bytes = new MemoryStream();
            SafetensorsFile.Write(bytes, state.Tensors);
            bytes.Position = 0;
            using var second = new ManagedEngine(VectorKernels.Best).Start(SmallTask.Network, SmallTask.Rows, recipe, 3);
            second.LoadState(new TrainingState(state.Epoch, SafetensorsFile.Read(bytes, "state")));
            Assert.Equal(epoch, second.Epoch);
            Assert.Equal(losses[epoch..], TrainToTheEnd(second, recipe));
            Assert.Equal(unbroken.SaveWeights().Hash(), second.SaveWeights().Hash());
            Assert.Equal(unbroken.SaveState()?.Tensors.Hash(), second.SaveState()?.Tensors.Hash());
        }
    }

    [Fact]
    public void The_state_of_another_training_is_refused()
    {
        var engine = new ManagedEngine();
        using var adam = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
        adam.TrainEpoch(CancellationToken.None);
        var state = adam.SaveState() ?? throw new InvalidOperationException();
        var other = SmallTask.Recipe with { Optimizer = new SgdSettings(0.05, 0.9, false, 0) };
        using var sgd = engine.Start(SmallTask.Network, SmallTask.Rows, other, 3);
        Assert.Throws<ArgumentException>(() => sgd.LoadState(state));
        Assert.Equal(0, sgd.Epoch);
        Assert.Throws<ArgumentException>(() => adam.LoadState(state));
        using var shorter = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 3);
        Assert.Throws<ArgumentException>(() => shorter.LoadState(state with { Epoch = 7 }));
    }

    private static double[] TrainToTheEnd(ITrainingRun run, TrainingRecipe recipe)
    {
        var losses = new List<double>();
        while (run.Epoch < recipe.Epochs)
        {
            losses.Add(run.TrainEpoch(CancellationToken.None));
        }

        return [.. losses];
    }
}

using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>What cannot be trained is refused as by the managed engine.</summary>
public sealed class ArgumentTests
{
    [TorchFact]
    public void Rows_and_recipes_that_do_not_fit_are_refused()
    {
        var engine = TestEngine.Create();
        var network = SmallTask.Network;
        var (one, none, five) = (Classes(1, 4, 0), Classes(0, 4), Classes(1, 5, 0));
        foreach (var (rows, recipe) in ((Dataset, TrainingRecipe)[])
        [
            (none, SmallTask.Recipe),
            (five, SmallTask.Recipe),
            (Classes(1, 4, 7), SmallTask.Recipe),
            (one, SmallTask.Recipe with { Batch = 0 }),
            (one, SmallTask.Recipe with { Epochs = 0 }),
        ])
        {
            var expected = Assert.Throws<ArgumentException>(() => TestEngine.Managed.Start(network, rows, recipe, 1));
            Assert.Equal(expected.Message, Assert.Throws<ArgumentException>(() => engine.Start(network, rows, recipe, 1)).Message);
        }
    }

    [TorchFact]
    public void Weights_of_another_network_are_refused()
    {
        var engine = TestEngine.Create();
        using var other = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, RecipeCases.OfClasses["sgd"], 1);
        using var run = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var weights = other.SaveWeights();
        Assert.Throws<ArgumentException>(() => engine.Load(SmallTask.Network, weights));
        Assert.Throws<ArgumentException>(() => run.LoadWeights(weights));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(SmallTask.Network, weights, SmallTask.Rows, true, outputs => outputs));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(SmallTask.Network, run.SaveWeights(), SmallTask.Rows, true, _ => [1]));
    }

    [TorchFact]
    public void Inputs_that_are_no_whole_rows_are_refused()
    {
        var engine = TestEngine.Create();
        using var run = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        using var predictor = engine.Load(SmallTask.Network, run.SaveWeights());
        Assert.Throws<ArgumentException>(() => predictor.Predict(new float[17], new float[4]));
        Assert.Throws<ArgumentException>(() => predictor.Predict(new float[16], new float[5]));
    }

    [TorchFact]
    public void A_run_that_was_disposed_of_says_so()
    {
        var run = TestEngine.Create().Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        run.Dispose();
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => run.TrainEpoch(CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(run.SaveWeights);
        Assert.Throws<ObjectDisposedException>(() => run.Predict(SmallTask.Rows, CancellationToken.None));
    }

    [TorchFact]
    public void A_request_to_stop_is_heard()
    {
        var engine = TestEngine.Create();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var run = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        using var predictor = engine.Load(SmallTask.Network, run.SaveWeights());
        Assert.Throws<OperationCanceledException>(() => run.Predict(SmallTask.Rows, stop.Token));
        Assert.Throws<OperationCanceledException>(() => predictor.Predict(SmallTask.Rows, stop.Token));
        Assert.Throws<OperationCanceledException>(() => run.TrainEpoch(stop.Token));
    }

    private static Dataset Classes(int rows, int classes, params float[] targets) => new(Shape.Image(4, 4, 1), new float[16 * rows], TargetKind.Class, classes, targets);
}

using NasDsl.Engine.Tests.Training;
using NasDsl.Engines;
using NasDsl.Language;
using Xunit.Abstractions;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>Ten steps from given weights on given batches, with all that a recipe can say, meet the losses that PyTorch 1.13 computed.</summary>
public sealed class RecipeReplayTests(ITestOutputHelper output)
{
    /// <summary>As for other trainings: see <see cref="TorchReplayTests"/>.</summary>
    private const double Tolerance = 2e-5;

    public static TheoryData<string> Recipes => new(RecipeReference.Instance.Trainings.Keys);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Ten_losses_are_those_of_PyTorch(string name)
    {
        var expected = RecipeReference.Instance.Trainings[name];
        var reference = ReferenceNetwork.Read(expected.Network);
        var recipe = Recipe(name, reference.Batch);
        using var run = Assert.IsType<ManagedTrainingRun>(new ManagedEngine().Start(reference.Network, reference.Data, recipe, 1, reference.Weights));
        var worst = 0.0;
        for (var i = 0; i < expected.Losses.Length; i++)
        {
            var loss = run.Step([.. Enumerable.Range(i * reference.Batch, reference.Batch)]);
            worst = Math.Max(worst, Math.Abs(loss - expected.Losses[i]) / expected.Losses[i]);
        }

        output.WriteLine($"greatest relative deviation: {worst:E1}");
        Assert.InRange(worst, 0, Tolerance);
    }

    private static TrainingRecipe Recipe(string name, int batch)
    {
        var (optimizer, schedule, loss, norm) = ((OptimizerSettings, string?, LossSettings?, double?))(name switch
        {
            "rmsprop" => (new RmsPropSettings(0.002, 0.95, 1e-8, 0.5, 0.01), null, null, null),
            "plain rmsprop" => (new RmsPropSettings(0.001, 0.99, 1e-8, 0, 0), null, null, null),
            "smoothed" => (
                new SgdSettings(0.05, 0.9, false, 0), null, new CrossEntropySettings(false, Enumerable.Range(0, 10).Select(c => 1 + (0.1 * c)).ToEquatableArray(), 0.1), 0.5),
            "binary" => (new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0, false), "warm cosine", new BinarySettings(), null),
            "onecycle" => (new SgdSettings(0.1, 0.9, true, 0), "onecycle", null, 0.3),
            "huber" => (new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0.1, true), "step", new HuberSettings(0.2), null),
            "mae" => (new SgdSettings(0.02, 0, false, 0), "cosine", new AbsoluteErrorSettings(), null),
            _ => throw new ArgumentException(name),
        });
        var (shape, warmup) = ScheduleTests.Of(schedule, stepsPerEpoch: 10);
        return new TrainingRecipe(1, batch, optimizer, shape) { Loss = loss, WarmupEpochs = warmup, GreatestNorm = norm };
    }
}

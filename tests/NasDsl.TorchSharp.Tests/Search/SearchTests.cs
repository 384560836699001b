using NasDsl.Search;
using NasDsl.TorchSharp.Tests.Programs;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>A whole search with the engine.</summary>
public sealed class SearchTests
{
    [TorchFact]
    public async Task A_search_finds_a_champion_that_answers_the_same_on_the_managed_engine()
    {
        var search = TestPrograms.Read("digits.nas", text => text
            .Replace("18 epochs", "4 epochs", StringComparison.Ordinal)
            .Replace("retrain  60 epochs", "retrain  4 epochs", StringComparison.Ordinal)).GetSearch("DigitsSearch");
        var engine = TestEngine.Create();
        var result = await SearchRunner.RunAsync(
            search, engine, new SearchOptions { Trials = 9, Seed = 3, Threads = 3, BaseDirectory = Path.Combine(AppContext.BaseDirectory, "Programs") }, null, CancellationToken.None);
        Assert.Equal(9, result.Trials.Length);
        Assert.DoesNotContain(result.Trials, trial => trial.Status == TrialStatus.Failed);
        Assert.True(result.Champion.Test?.Accuracy > 0.5, $"accuracy {result.Champion.Test?.Accuracy}");

        var again = await SearchRunner.RunAsync(
            search, engine, new SearchOptions { Trials = 9, Seed = 3, Threads = 1, BaseDirectory = Path.Combine(AppContext.BaseDirectory, "Programs") }, null, CancellationToken.None);
        Assert.Equal(result.Champion.Genome.ToString(), again.Champion.Genome.ToString());

        using var managed = TestEngine.Managed.Load(result.Champion.Network, result.Champion.Weights);
        using var predictor = engine.Load(result.Champion.Network, result.Champion.Weights);
        var inputs = Enumerable.Range(0, 50 * 64).Select(i => (float)((i * 37) % 17) / 16).ToArray();
        var (expected, found) = (new float[500], new float[500]);
        managed.Predict(inputs, expected);
        predictor.Predict(inputs, found);
        Near.Assert(expected, found, 1e-4, "answers");
        Assert.Equal(Training.Trainings.Classes(expected, 10), Training.Trainings.Classes(found, 10));
    }
}

using NasDsl.Engines;
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

    [TorchFact]
    public async Task Candidates_of_one_architecture_train_as_groups_and_come_to_the_same()
    {
        var search = TestPrograms.Read("digits.nas", text => text[..text.IndexOf("/// Convolution,", StringComparison.Ordinal)] + """
            space One for Digits { conv(8) -> batchnorm -> relu -> globalavgpool -> linear(classes) }
            search Rates { space One; minimize loss; strategy random(batch: 6); train 3 epochs, batch 64, sgd(lr: 1e-3..1e-1 log); budget 6 trials; seed 4; }
            """).GetSearch("Rates");
        var grouping = new CountingEngine(TestEngine.Create());
        var grouped = await Run(search, grouping);
        var alone = await Run(search, new SingleEngine(TestEngine.Create()));
        Assert.Equal(6, grouping.Grouped);
        Assert.Equal(alone.Champion.Genome.ToString(), grouped.Champion.Genome.ToString());
        foreach (var (one, other) in alone.Trials.OrderBy(trial => trial.Id).Zip(grouped.Trials.OrderBy(trial => trial.Id)))
        {
            Assert.Equal(one.Genome.ToString(), other.Genome.ToString());
            Near.AssertLosses(one.Losses, other.Losses, 1e-5, $"trial {one.Id}");
        }
    }

    private static Task<SearchResult> Run(SearchDefinition search, IEngine engine) =>
        SearchRunner.RunAsync(search, engine, new SearchOptions { Threads = 2, BaseDirectory = Path.Combine(AppContext.BaseDirectory, "Programs") }, null, CancellationToken.None);
}

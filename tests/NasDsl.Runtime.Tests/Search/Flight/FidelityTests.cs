using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search.Flight;

/// <summary>Each fidelity in a search that really trains: who is trained how far, and that threads and interruptions change nothing.</summary>
public sealed class FidelityTests
{
    public static TheoryData<string, string> Fidelities { get; } = new()
    {
        { "halving", "" },
        { "halving", "over: rows; from: 0.1" },
        { "halving", "over: resolution; from: 0.4; eta: 2" },
        { "hyperband", "" },
        { "hyperband", "over: rows; from: 0.2" },
        { "median", "trials: 2" },
        { "zerocost", "" },
        { "zerocost", "score: gradnorm" },
        { "zerocost", "score: jacobian; keep: 0.4" },
    };

    [Theory]
    [MemberData(nameof(Fidelities))]
    public async Task One_thread_and_four_give_the_same_trials(string kind, string options)
    {
        var one = await RunAsync(kind, options, 1);
        var four = await RunAsync(kind, options, 4);
        Assert.Equal(Searches.Describe(one), Searches.Describe(four));
        Assert.Equal(one.Champion.Weights.Hash(), four.Champion.Weights.Hash());
        Assert.Equal(8, one.Trials.Length);
    }

    [Theory]
    [MemberData(nameof(Fidelities))]
    public async Task A_search_that_goes_on_from_its_journal_gives_the_same_trials(string kind, string options)
    {
        var journal = new InMemoryJournal();
        var whole = await RunAsync(kind, options, 2, journal);

        // All but the last three trials are there, as text: what a trial is compared by later must be in it.
        var rest = new InMemoryJournal();
        foreach (var trial in whole.Trials.OrderBy(trial => trial.Id).Take(5))
        {
            rest.Add(TrialJson.Read(TrialJson.Write(trial), trial.Genome.Space));
        }

        var resumed = await RunAsync(kind, options, 2, rest);
        Assert.Equal(Searches.Describe(whole), Searches.Describe(resumed));
    }

    [Fact]
    public async Task Halving_over_rows_trains_all_epochs_on_a_share_of_the_rows()
    {
        var result = await RunAsync("halving", "over: rows; from: 0.1; eta: 2", 2);
        double[] shares = [.. result.Trials.Select(trial => trial.Share).Order()];

        // Eight, four, two and one go on, the last rung being the whole: 0.1, 0.2, 0.4, 0.8, 1.
        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.2, 0.2, 0.4, 1], shares);
        Assert.All(result.Trials, trial => Assert.Equal(2, trial.Epochs));
        Assert.All(result.Trials, trial => Assert.Equal(trial.Share < 1 ? TrialStatus.Stopped : TrialStatus.Finished, trial.Status));
        Assert.Equal(result.Trials.OrderByDescending(trial => trial.Share).Select(trial => trial.Share), result.Trials.Select(trial => trial.Share));
    }

    [Fact]
    public async Task Hyperband_begins_each_cohort_one_rung_later()
    {
        var sizes = new List<int>();
        var engine = new ScriptedEngine(Searches.Accuracy);
        var result = await Searches.RunAsync(
            Search("hyperband", "eta: 2", epochs: 4, trials: 40, batch: 100),
            engine,
            new SearchOptions { Threads = 1 });
        var cohorts = result.Trials.GroupBy(trial => trial.Generation).OrderBy(cohort => cohort.Key).Select(cohort => cohort.ToArray()).ToArray();
        sizes.AddRange(cohorts.Select(cohort => cohort.Length));

        // Rungs of 1, 2 and 4 epochs: 3/3 * 4, 3/2 * 2 and 3/1 * 1 candidates, and again.
        Assert.Equal([4, 3, 3, 4, 3, 3], sizes.Take(6));
        Assert.Equal([1, 1, 2, 4], cohorts[0].Select(trial => trial.Epochs).Order());
        Assert.Equal([2, 4, 4], cohorts[1].Select(trial => trial.Epochs).Order());
        Assert.Equal([4, 4, 4], cohorts[2].Select(trial => trial.Epochs).Order());
        Assert.Equal(40, result.Trials.Length);
    }

    [Fact]
    public async Task Median_stopping_stops_who_is_worse_than_the_median_of_the_trials_when_it_was_proposed()
    {
        // Every candidate stays at one accuracy for all its epochs; with one in flight at a time the others are all before it.
        var engine = new ScriptedEngine((network, _, _) => Math.Round(network.Cost.Params % 97 / 97.0, 2));
        var result = await Searches.RunAsync(Search("median", "trials: 3; from: 2 ", epochs: 6, trials: 40, batch: 1), engine, new SearchOptions { Threads = 1 });
        var trials = result.Trials.OrderBy(trial => trial.Id).ToArray();
        foreach (var trial in trials)
        {
            double[] before = [.. trials.Take(trial.Id).Select(other => other.Curve[0]).Order()];
            var median = before.Length == 0 ? 0 : (before[(before.Length - 1) / 2] + before[before.Length / 2]) / 2;
            if (trial.Id < 3 || trial.Curve[0] >= median)
            {
                // Of those that go on, the others are those that went on.
                Assert.True(trial.Status == TrialStatus.Finished || trial.Epochs > 2, $"trial {trial.Id}");
            }
            else
            {
                Assert.Equal((TrialStatus.Stopped, 2), (trial.Status, trial.Epochs));
            }

            Assert.Equal(trial.Epochs - 1, trial.Curve.Length);
        }

        Assert.Contains(trials, trial => trial.Status == TrialStatus.Stopped);
    }

    [Fact]
    public async Task Zero_cost_ranking_trains_the_best_of_each_cohort_and_says_why_not_the_others()
    {
        var result = await RunAsync("zerocost", "", 2);
        Assert.Equal(4, result.Trials.Count(trial => trial.Status == TrialStatus.Finished));
        var declined = result.Trials.Where(trial => trial.Status == TrialStatus.Stopped).ToArray();
        Assert.Equal(4, declined.Length);
        Assert.All(declined, trial =>
        {
            Assert.Equal(0, trial.Epochs);
            Assert.Empty(trial.Objectives);
            Assert.EndsWith("is not among the best 4 of 8", trial.Reason);
        });
    }

    [Fact]
    public async Task Zero_cost_ranking_needs_an_engine_that_shows_gradients()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(Search("zerocost", ""), Searches.Landscape()));
        Assert.Contains("the fidelity 'zerocost' with the engine 'scripted', which shows no gradients", Assert.Single(failure.Diagnostics).Message, StringComparison.Ordinal);
    }

    private static Task<SearchResult> RunAsync(string kind, string options, int threads, ITrialJournal? journal = null) =>
        SearchRunner.RunAsync(Search(kind, options), new ManagedEngine(), new SearchOptions { Threads = threads, Journal = journal }, null, CancellationToken.None);

    /// <summary>A random search over the example, in cohorts of eight.</summary>
    private static SearchDefinition Search(string kind, string options, int epochs = 2, int trials = 8, int batch = 8) => Searches.Digits(search => search with
    {
        Strategy = new StrategyModel("random", new OptionModel[] { new("batch", Value.Of(batch)) }.ToEquatableArray(), default),
        Recipe = search.Recipe with { Epochs = epochs, RetrainEpochs = 1 },
        Budget = search.Budget with { Trials = trials },
        Until = null,
        Fidelity = new FidelityModel(kind, Options(options), default),
    });

    private static EquatableArray<OptionModel> Options(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(option => option.Split(':', StringSplitOptions.TrimEntries))
        .Select(option => new OptionModel(
            option[0],
            double.TryParse(option[1], System.Globalization.CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Of(option[1])))
        .ToEquatableArray();
}

using System.Collections.Concurrent;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Search;
using NasDsl.Search.Strategies;

namespace NasDsl.Runtime.Tests.Search;

public sealed class SearchRunnerTests
{
    [Fact]
    public async Task One_thread_and_four_give_the_same_trials()
    {
        var one = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Threads = 1 });
        var four = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Threads = 4 });
        Assert.Equal(Searches.Describe(one), Searches.Describe(four));
        Assert.Equal(one.Champion.Trial.Id, four.Champion.Trial.Id);
    }

    [Fact]
    public async Task Another_seed_gives_other_trials()
    {
        var first = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 16 });
        var second = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 16, Seed = 43 });
        Assert.Equal(42ul, first.Seed);
        Assert.NotEqual(Searches.Describe(first), Searches.Describe(second));
    }

    [Fact]
    public async Task The_budget_of_trials_is_spent_to_the_last_one()
    {
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 37 });
        Assert.Equal(37, result.Trials.Length);
        Assert.Equal(StopReason.TrialsSpent, result.StopReason);
        Assert.Equal(Enumerable.Range(0, 37), result.Trials.Select(trial => trial.Id).Order());
    }

    [Fact]
    public async Task A_third_of_each_generation_goes_on_at_each_rung()
    {
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape());
        foreach (var generation in result.Trials.GroupBy(trial => trial.Generation))
        {
            var second = (generation.Count() + 2) / 3;
            var third = (second + 2) / 3;
            Assert.Equal(generation.Count() - second, generation.Count(trial => trial.Epochs == 2));
            Assert.Equal(second - third, generation.Count(trial => trial.Epochs == 6));
            Assert.Equal(third, generation.Count(trial => trial.Epochs == 18));
            Assert.All(generation, trial => Assert.Equal(trial.Epochs == 18, trial.Status == TrialStatus.Finished));
        }
    }

    [Fact]
    public async Task Without_a_fidelity_every_candidate_is_trained_to_the_end()
    {
        var result = await Searches.RunAsync(
            Searches.Digits(search => search with { Fidelity = null }), Searches.Landscape(), new SearchOptions { Trials = 20 });
        Assert.All(result.Trials, trial => Assert.Equal(TrialStatus.Finished, trial.Status));
    }

    [Fact]
    public async Task The_champion_is_the_best_by_the_first_objective_and_is_retrained()
    {
        var engine = Searches.Landscape();
        var result = await Searches.RunAsync(Searches.Digits(), engine);
        var finished = result.Trials.Where(trial => trial.Status == TrialStatus.Finished).ToArray();
        Assert.Equal(finished.Max(trial => trial.Metrics?.Accuracy), result.Champion.Validation?.Accuracy);
        Assert.Equal(result.Champion.Trial, result.Trials[0]);
        Assert.Equal(60, result.Champion.Recipe.Epochs);
        Assert.Equal(result.Trials.Sum(trial => trial.Epochs) + 60, engine.Epochs);
        Assert.NotNull(result.Champion.Test);
    }

    [Fact]
    public async Task No_trial_of_the_front_beats_another()
    {
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape());
        Assert.True(result.Front.Length > 1);
        Assert.Equal(result.Champion.Trial.Id, result.Front[0].Id);
        for (var i = 1; i < result.Front.Length; i++)
        {
            Assert.True(result.Front[i].Objectives[0] < result.Front[i - 1].Objectives[0]);
            Assert.True(result.Front[i].Objectives[1] < result.Front[i - 1].Objectives[1]);
        }
    }

    [Fact]
    public async Task The_search_ends_with_the_generation_that_reaches_the_goal()
    {
        var until = new BinaryExpression(BinaryOperator.GreaterOrEqual, new MetricExpression("accuracy"), new ConstantExpression(Value.Of(0.8)));
        var result = await Searches.RunAsync(Searches.Digits(search => search with { Until = until }), Searches.Landscape());
        Assert.Equal(StopReason.GoalReached, result.StopReason);
        var last = result.Trials.Max(trial => trial.Generation);
        Assert.All(
            result.Trials.Where(trial => trial.Status == TrialStatus.Finished && trial.Metrics?.Accuracy >= 0.8),
            trial => Assert.Equal(last, trial.Generation));
        Assert.True(result.Champion.Validation?.Accuracy >= 0.8);
    }

    [Fact]
    public async Task A_spent_time_ends_the_search_after_its_generation()
    {
        var result = await Searches.RunAsync(
            Searches.Digits(search => search with { Budget = new BudgetModel(null, 1e-9, default) }), Searches.Landscape());
        Assert.Equal(StopReason.TimeSpent, result.StopReason);
        Assert.All(result.Trials, trial => Assert.Equal(0, trial.Generation));
    }

    [Fact]
    public async Task Trials_that_diverge_fail_with_their_reason_and_the_search_goes_on()
    {
        var engine = new ScriptedEngine(Searches.Accuracy) { Diverges = network => network.Nodes.Any(node => node.Operation.Name == "gelu") };
        var result = await Searches.RunAsync(Searches.Digits(), engine);
        var failed = result.Trials.Where(trial => trial.Status == TrialStatus.Failed).ToArray();
        Assert.NotEmpty(failed);
        Assert.All(failed, trial => Assert.Equal("the loss became NaN in epoch 1", trial.Reason));
        Assert.All(failed, trial => Assert.Contains(trial.Network.Nodes, node => node.Operation.Name == "gelu"));
        Assert.DoesNotContain(result.Champion.Network.Nodes, node => node.Operation.Name == "gelu");
        Assert.Equal(200, result.Trials.Length);
    }

    [Fact]
    public async Task A_search_in_which_all_fail_says_why()
    {
        var engine = new ScriptedEngine(Searches.Accuracy) { Diverges = _ => true };
        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(Searches.Digits(), engine, new SearchOptions { Trials = 20 }));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7031", diagnostic.Id);
        Assert.Equal("All 20 trials of 'DigitsSearch' failed; the first: the loss became NaN in epoch 1.", diagnostic.Message);
    }

    [Fact]
    public async Task An_objective_without_a_finite_value_fails_the_trial()
    {
        // log10 of the error is infinite for networks without one.
        var objective = new ObjectiveModel(
            false,
            new CallExpression("log10", new Expression[] { new MetricExpression("error") }.ToEquatableArray()),
            "log10(error)",
            default);
        var engine = new ScriptedEngine((network, _, epoch) => network.Cost.Params > 9000 ? 1 : Searches.Accuracy(network, new(1, 1, new NasDsl.Engines.SgdSettings(1e-3, 0, false, 0), new NasDsl.Engines.ConstantSchedule()), epoch));
        var result = await Searches.RunAsync(
            Searches.Digits(search => search with { Objectives = new[] { objective }.ToEquatableArray() }), engine, new SearchOptions { Trials = 40 });
        var failed = result.Trials.Where(trial => trial.Status == TrialStatus.Failed).ToArray();
        Assert.NotEmpty(failed);
        Assert.All(failed, trial => Assert.Equal("the objective 'log10(error)' has no finite value: -Infinity", trial.Reason));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public async Task A_budget_of_nothing_is_refused(int trials)
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = trials }));
        Assert.Equal("NAS7030", Assert.Single(failure.Diagnostics).Id);
        Assert.Equal($"The budget of 'DigitsSearch' is {trials} trials; a search needs at least one trial.", failure.Diagnostics[0].Message);
    }

    [Fact]
    public async Task Cancellation_stops_the_search_and_reports_what_was_found()
    {
        using var source = new CancellationTokenSource();
        var epochs = 0;
        var engine = new ScriptedEngine(Searches.Accuracy)
        {
            BeforeEpoch = () =>
            {
                if (Interlocked.Increment(ref epochs) == 150)
                {
                    source.Cancel();
                }
            },
        };
        var progress = new Recorder();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Searches.RunAsync(Searches.Digits(), engine, new SearchOptions { Threads = 2 }, progress, source.Token));
        var last = progress.Reports.Last();
        Assert.Equal(SearchPhase.Cancelled, last.Phase);
        Assert.True(last.Trials > 0);
        Assert.NotNull(last.Best);
        Assert.NotEmpty(last.Front);
        Assert.True(epochs < 160);
    }

    [Fact]
    public async Task Progress_counts_generations_and_ends_with_the_phases_in_order()
    {
        var progress = new Recorder();
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), null, progress);
        var reports = progress.Reports.ToArray();
        var searching = reports.Where(report => report.Phase == SearchPhase.Searching).ToArray();
        Assert.Equal(Enumerable.Range(1, searching.Length), searching.Select(report => report.Generation));
        Assert.Equal(200, searching[^1].Trials);
        Assert.All(searching, report => Assert.Equal(200, report.Budget));
        Assert.Equal([SearchPhase.Retraining, SearchPhase.Testing, SearchPhase.Finished], reports[^3..].Select(report => report.Phase));
        Assert.Equal(result.Front.Length, reports[^1].Front.Length);
        Assert.Equal(result.Champion.Trial, reports[^1].Best);
    }

    [Fact]
    public async Task An_unknown_strategy_is_named()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(
            Searches.Digits(search => search with { Strategy = new StrategyModel("nonesuch", EquatableArray<OptionModel>.Empty, default) }),
            Searches.Landscape()));
        Assert.Equal($"This version cannot run the strategy 'nonesuch'; it can run {StrategyFactory.Known}.", Assert.Single(failure.Diagnostics).Message);
    }

    [Fact]
    public async Task All_that_cannot_run_is_named_at_once()
    {
        var search = Searches.Digits(search => search with { Strategy = new StrategyModel("nonesuch", EquatableArray<OptionModel>.Empty, default) });
        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(
            search with { Data = search.Data with { Source = search.Data.Source with { Kind = "cloud" } } },
            Searches.Landscape()));
        Assert.Equal(["NAS7010", "NAS7033"], failure.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private sealed class Recorder : IProgress<SearchProgress>
    {
        public ConcurrentQueue<SearchProgress> Reports { get; } = [];

        public void Report(SearchProgress value) => Reports.Enqueue(value);
    }
}

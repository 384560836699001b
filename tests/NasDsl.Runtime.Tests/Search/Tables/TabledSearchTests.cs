using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search.Tables;

public sealed class TabledSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nas").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("random")]
    [InlineData("random(batch: 1)")]
    [InlineData("grid")]
    [InlineData("grid(order: random)")]
    [InlineData("coevolution")]
    public async Task A_small_space_is_looked_up_to_its_last_candidate(string strategy)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bench.csv"), TabledProgram.Rows);
        var result = await RunAsync(TabledProgram.Create(statements: $"maximize accuracy; minimize params; strategy {strategy}; budget 100 trials;"));
        Assert.Equal(12, result.Trials.Length);
        Assert.Equal(StopReason.SpaceExhausted, result.StopReason);
        Assert.Equal(0.97, result.Champion.Validation?.Accuracy);
        Assert.Equal("filters=16 act=tanh optional=true", result.Champion.Genome.ToString());
        Assert.Empty(result.Champion.Weights.Tensors);
        Assert.Null(result.Champion.Test);
        Assert.All(result.Trials, trial => Assert.Equal(TrialStatus.Finished, trial.Status));
    }

    [Fact]
    public async Task A_grid_counts_through_the_space_in_the_order_in_which_it_is_written()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bench.csv"), TabledProgram.Rows);
        var result = await RunAsync(TabledProgram.Create(statements: "maximize accuracy; strategy grid; budget 3 trials;"));
        Assert.Equal(
            ["filters=8 act=relu optional=false", "filters=8 act=relu optional=true", "filters=8 act=tanh optional=false"],
            result.Trials.OrderBy(trial => trial.Id).Select(trial => trial.Genome.ToString()));
    }

    [Fact]
    public async Task A_goal_ends_the_search_with_the_trial_that_reaches_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bench.csv"), TabledProgram.Rows);
        var result = await RunAsync(TabledProgram.Create(statements: "maximize accuracy; strategy grid; until accuracy >= 93%; budget 100 trials;"));
        Assert.Equal(StopReason.GoalReached, result.StopReason);
        Assert.Equal(4, result.Trials.Length);
    }

    [Theory]
    [InlineData("stalled(5 trials)", 12, StopReason.SpaceExhausted)]
    [InlineData("stalled(4 trials)", 12, StopReason.Stalled)]
    [InlineData("stalled(1 trial)", 9, StopReason.Stalled)]
    [InlineData("accuracy >= 95% && stalled(2 trials)", 10, StopReason.Stalled)]
    [InlineData("accuracy >= 92% || stalled(2 trials)", 3, StopReason.GoalReached)]
    public async Task A_search_ends_when_nothing_has_got_better_for_some_trials(string until, int trials, StopReason reason)
    {
        // The grid meets better ones up to the eighth, and worse ones after it.
        await File.WriteAllTextAsync(Path.Combine(_folder, "bench.csv"), TabledProgram.Rows);
        var result = await RunAsync(TabledProgram.Create(statements: $"maximize accuracy; strategy grid; until {until}; budget 100 trials;"));
        Assert.Equal(reason, result.StopReason);
        Assert.Equal(trials, result.Trials.Length);
    }

    [Fact]
    public async Task A_budget_of_epochs_counts_those_of_all_candidates()
    {
        var result = await Searches.RunAsync(Searches.Digits(search => search with { Budget = new(null, null, default, 100) }), Searches.Landscape());
        Assert.Equal(StopReason.EpochsSpent, result.StopReason);
        var last = result.Trials.Max(trial => trial.Generation);
        Assert.InRange(result.Trials.Where(trial => trial.Generation < last).Sum(trial => trial.Epochs), 0, 99);
        Assert.True(result.Trials.Sum(trial => trial.Epochs) >= 100);
    }

    [Fact]
    public async Task A_missing_table_is_named_at_the_line_of_the_search()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(TabledProgram.Create()));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7050", diagnostic.Id);
        Assert.Contains(Path.Combine(_folder, "bench.csv"), diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        await using var locked = new FileStream(Path.Combine(_folder, "bench.csv"), FileMode.Create, FileAccess.Write, FileShare.None);
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(TabledProgram.Create()));
        Assert.Equal("NAS7051", Assert.Single(failure.Diagnostics).Id);
    }

    private Task<SearchResult> RunAsync(SearchDefinition search) =>
        SearchRunner.RunAsync(search, Searches.Landscape(), new SearchOptions { BaseDirectory = _folder, Threads = 2 }, null, default);
}

using NasDsl.Search;

namespace NasDsl.Studies.Tests;

/// <summary>After the program was edited, a study takes over the trials that still hold.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string, int, int> Edits => new()
    {
        // What is edited, and how many of 40 trials are to carry over, at least and at most.
        { "more kernels", "kernel: { 1, 3 }", "kernel: { 1, 3, 5 }", 40, 40 },
        { "a block has another name", "Conv", "Convolution", 40, 40 },
        { "an optional operation", "-> globalavgpool", "-> maxpool(2)? -> globalavgpool", 40, 40 },
        { "another alternative", "(Conv | residual { Conv })", "(Conv | Wide | residual { Conv })", 40, 40 },
        { "fewer filters", "filters: { 4, 6, 16 }", "filters: { 4, 6 }", 1, 39 },
        { "a stricter requirement", "params <= 5k", "params <= 1k", 1, 39 },
        { "another objective", "minimize params;", "minimize flops;", 40, 40 },
        { "another budget of epochs", "train    3 epochs", "train    4 epochs", 0, 0 },
        { "another optimiser", "adam(lr: 1e-3..3e-2 log)", "sgd(lr: 1e-3..3e-2 log)", 0, 0 },
        { "other rates", "adam(lr: 1e-3..3e-2 log)", "adam(lr: 1e-3..1e-1 log)", 40, 40 },
        { "another split", "stratified, seed 7", "stratified, seed 8", 0, 0 },
        { "another seed", "seed     5;", "seed     6;", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Trials_that_still_hold_carry_over(string name, string text, string edited, int least, int most)
    {
        var old = Programs.Plan();
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], old))
        {
            study.Finish(await Programs.RunAsync(old, study));
        }

        var plan = Programs.Plan(edit: program => program
            .Replace(text, edited, StringComparison.Ordinal)
            .Replace("space SteadyNet", "block Wide { conv(filters: 12, kernel: 3) -> relu }\n\nspace SteadyNet", StringComparison.Ordinal));
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            Assert.Equal(2, study.Run);
            Assert.True(study.History.Length >= least && study.History.Length <= most, $"{name}: {study.History.Length}");
            Assert.Equal(Enumerable.Range(0, study.History.Length), study.History.Select(trial => trial.Id));
            Assert.All(study.History, trial => Assert.Empty(plan.Search.Space.FindViolations(trial.Genome)));
        }

        // All of the old run is still there, and those that were taken over say where they are from and are the same architectures.
        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        var before = reader.ReadTrials(1);
        Assert.Equal(40, before.Length);
        Assert.All(reader.ReadTrials(2), trial =>
        {
            Assert.Equal(1, trial.Origin?.Run);
            var origin = before[trial.Origin?.Trial ?? -1];
            Assert.Equal(origin.Architecture, trial.Architecture);
            Assert.Equal(origin.Record.Metrics, trial.Record.Metrics);
            Assert.Equal(plan.Search.Model.Objectives[1].Text == "params" ? origin.Record.Objectives[1] : origin.Costs.Flops, trial.Record.Objectives[1]);
        });
    }

    [Theory]
    [InlineData("Steady")]
    [InlineData("Halving")]
    [InlineData("Median")]
    public async Task A_run_that_took_trials_over_goes_on_as_if_it_had_never_ended(string search)
    {
        var old = Programs.Plan(search);
        using (var study = StudyWriter.Open(_folder["a.nasstudy"], old))
        {
            study.Finish(await Programs.RunAsync(old, study));
        }

        File.Copy(_folder["a.nasstudy"], _folder["b.nasstudy"]);
        var plan = Programs.Plan(search, edit: program => program.Replace("kernel: { 1, 3 }", "kernel: { 1, 3, 5 }", StringComparison.Ordinal));
        string unbroken;
        int taken;
        using (var study = StudyWriter.Open(_folder["a.nasstudy"], plan))
        {
            taken = study.History.Length;
            var result = await Programs.RunAsync(plan, study);
            unbroken = Programs.Describe(result);
            Assert.True(taken > 5);
            Assert.Equal(taken + plan.Search.Model.Budget.Trials, result.Trials.Length);
            Assert.Equal(result.Trials.Length, result.Trials.Select(trial => trial.Genome).Distinct().Count());
        }

        using (var study = StudyWriter.Open(_folder["b.nasstudy"], plan))
        {
            await Programs.RunAsync(plan with { Trials = 7 }, study);
        }

        using (var study = StudyWriter.Open(_folder["b.nasstudy"], plan))
        {
            Assert.Equal((taken + 7, taken), (study.Restored, study.History.Length));
            Assert.Equal(unbroken, Programs.Describe(await Programs.RunAsync(plan, study)));
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("grid")]
    [InlineData("localsearch")]
    [InlineData("evolution")]
    [InlineData("nsga2")]
    [InlineData("bayesian")]
    [InlineData("coevolution")]
    [InlineData("reinforce")]
    public async Task Every_strategy_goes_on_from_trials_that_it_has_not_proposed(string strategy)
    {
        var plan = Programs.Plan(edit: program => program.Replace("evolution(population: 8, sample: 3)", strategy, StringComparison.Ordinal).Replace("lr: 1e-3..3e-2 log", "lr: 0.01", StringComparison.Ordinal));
        var history = (await Programs.RunAsync(plan with { Trials = 12, Seed = 1 })).Trials.OrderBy(trial => trial.Id).ToArray();
        var options = new SearchOptions { History = [.. history], Threads = 2, Trials = 10, BaseDirectory = Programs.Folder };
        var result = await SearchRunner.RunAsync(plan.Search, new Engine.ManagedEngine(), options, null, CancellationToken.None);
        var trials = result.Trials.OrderBy(trial => trial.Id).ToArray();
        Assert.Equal(22, trials.Length);
        Assert.Equal(22, trials.Select(trial => trial.Genome).Distinct().Count());
        Assert.Equal(history.Select(trial => trial.Genome), trials[..12].Select(trial => trial.Genome));
        Assert.Equal(Programs.Describe(result), Programs.Describe(await SearchRunner.RunAsync(plan.Search, new Engine.ManagedEngine(), options with { Threads = 3 }, null, CancellationToken.None)));
    }
}

using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Studies.Tests;

public sealed class StudyWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_tells_all_of_a_search()
    {
        var plan = Programs.Plan();
        SearchResult result;
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            result = await Programs.RunAsync(plan, study);
            study.Finish(result);
        }

        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        var run = Assert.Single(reader.ReadRuns());
        Assert.Equal(("Steady", 5ul, 40, 1), (run.Search, run.Seed, run.Budget, run.Id));
        Assert.Equal<StudyObjective>([new("accuracy", true), new("params", false)], run.Objectives);
        Assert.Equal<StudySource>([new(Programs.Steady, Programs.SteadyText)], run.Sources);
        Assert.True(Assert.Single(run.Sessions).HasEnded);
        Assert.Equal(Environment.ProcessId, run.Sessions[0].Process);
        Assert.True(run.Cpu > TimeSpan.Zero && run.Elapsed > TimeSpan.Zero);

        var trials = reader.ReadTrials(1);
        Assert.Equal(Enumerable.Range(0, 40), trials.Select(trial => trial.Id));
        Assert.Equal(result.Trials.OrderBy(trial => trial.Id).Select(TrialJson.Write), trials.Select(trial => TrialJson.Write(trial.Record)));
        foreach (var (trial, kept) in result.Trials.OrderBy(trial => trial.Id).Zip(trials))
        {
            Assert.Equal(trial.Network.ToString(), kept.Network);
            Assert.Equal(trial.Network.Cost.Params, kept.Costs.Params);
            Assert.Equal(3, kept.Record.Losses.Length);
            Assert.True(kept.Record.Elapsed > TimeSpan.Zero);
        }

        Assert.Equal(result.Champion.Trial.Id, run.Result?.Champion);
        Assert.Equal(result.Front.Select(trial => trial.Id), run.Result?.Front);
        Assert.Equal(result.Front.Select(trial => trial.Id), StudyFront.Of(run.Objectives, trials).Select(trial => trial.Id));
        Assert.Equal(result.Champion.Test, run.Result?.Test);
        Assert.Equal(result.Champion.Weights.Hash(), reader.ReadWeights(1)?.Hash());
        Assert.False(reader.IsInUse);

        // A study that is closed is one file.
        Assert.Equal(["s.nasstudy"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Where(name => name is not ("s.nasstudy-wal" or "s.nasstudy-shm")));
    }

    [Theory]
    [InlineData("Steady", 3)]
    [InlineData("Steady", 31)]
    [InlineData("Halving", 9)]
    [InlineData("Halving", 23)]
    [InlineData("Median", 12)]
    public async Task A_search_goes_on_with_its_study_as_if_it_had_never_ended(string search, int trials)
    {
        var plan = Programs.Plan(search);
        var unbroken = await Programs.RunAsync(plan);

        using var source = new CancellationTokenSource();
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            var ends = new EndingJournal(study, trials, source);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SearchRunner.RunAsync(
                plan.Search, new Engine.ManagedEngine(), new SearchOptions { Journal = ends, CheckpointAfter = TimeSpan.Zero, Threads = 2, BaseDirectory = Programs.Folder }, null, source.Token));
        }

        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            Assert.True(study.Restored >= trials);
            var resumed = await Programs.RunAsync(plan, study, options: new SearchOptions { CheckpointAfter = TimeSpan.Zero, Threads = 3 });
            Assert.Equal(Programs.Describe(unbroken), Programs.Describe(resumed));
            study.Finish(resumed);
        }

        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        Assert.Equal(2, Assert.Single(reader.ReadRuns()).Sessions.Length);
        Assert.Empty(reader.ReadProgress(1));
    }

    [Fact]
    public async Task A_greater_budget_goes_on_where_a_smaller_one_ended()
    {
        var plan = Programs.Plan("Halving");
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan with { Trials = 15 }))
        {
            study.Finish(await Programs.RunAsync(plan with { Trials = 15 }, study));
        }

        // The last cohort of the smaller budget was smaller than it is now, and is measured again as a whole.
        for (var time = 0; time < 2; time++)
        {
            using var study = StudyWriter.Open(_folder["s.nasstudy"], plan);
            Assert.Equal((1, time == 0 ? 15 : 24), (study.Run, study.Restored));
            Assert.Equal(Programs.Describe(await Programs.RunAsync(plan)), Programs.Describe(await Programs.RunAsync(plan, study)));
        }
    }

    [Fact]
    public async Task Another_seed_is_another_run_of_the_study()
    {
        foreach (var seed in new ulong[] { 1, 2 })
        {
            var plan = Programs.Plan() with { Seed = seed, Trials = 3 };
            using var study = StudyWriter.Open(_folder["s.nasstudy"], plan);
            Assert.Equal((int)seed, study.Run);
            study.Finish(await Programs.RunAsync(plan, study));
        }

        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        Assert.Equal([1ul, 2ul], reader.ReadRuns().Select(run => run.Seed));
        Assert.Equal(3, reader.ReadTrials(2).Length);
    }

    [Fact]
    public void One_process_at_a_time_writes_and_the_other_hears_which()
    {
        using var study = StudyWriter.Open(_folder["s.nasstudy"], Programs.Plan());
        var failure = Assert.Throws<NasException>(() => StudyWriter.Open(_folder["s.nasstudy"], Programs.Plan()));
        Assert.Equal("NAS7080", Assert.Single(failure.Diagnostics).Id);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", failure.Message, StringComparison.Ordinal);

        // Reading is for everybody, at any time.
        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        Assert.True(reader.IsInUse);
        Assert.Single(reader.ReadRuns());
    }

    [Fact]
    public async Task Who_reads_hears_of_what_is_written()
    {
        var plan = Programs.Plan();
        using var study = StudyWriter.Open(_folder["s.nasstudy"], plan);
        using var reader = StudyReader.Open(_folder["s.nasstudy"]);
        var before = reader.Version;
        Assert.Empty(reader.ReadTrials(1));
        study.Finish(await Programs.RunAsync(plan with { Trials = 4 }, study));
        Assert.NotEqual(before, reader.Version);
        Assert.Equal(4, reader.ReadTrials(1).Length);
        Assert.NotNull(reader.ReadRun().Result);
    }

    /// <summary>Ends the search when a number of trials is kept.</summary>
    private sealed class EndingJournal(StudyWriter study, int trials, CancellationTokenSource source) : ICheckpointJournal
    {
        private int _added;

        public Trial? Find(int id) => study.Find(id);

        public void Add(Trial trial)
        {
            study.Add(trial);
            if (++_added == trials)
            {
                source.Cancel();
            }
        }

        public TrainingCheckpoint? FindCheckpoint(int trial, TrainingStage stage) => study.FindCheckpoint(trial, stage);

        public void Save(TrainingCheckpoint checkpoint) => study.Save(checkpoint);
    }
}

using System.Collections.Concurrent;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Runtime.Tests.Search.Sharing;
using NasDsl.Search;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Evaluation.Sharing;
using NasDsl.Search.Journal;
using NasDsl.WrappedEngine;

namespace NasDsl.Runtime.Tests.Search.Flight;

/// <summary>Candidates of one architecture are trained as a group where the engine can, and all that a search finds is what it finds without.</summary>
public sealed class GroupTests
{
    private const string Space = "flatten -> linear({ 4, 8 }) -> relu -> linear(classes)";
    private const string Search = "maximize accuracy; train 3 epochs, batch 16, sgd(lr: 0.01..0.5 log); retrain 1 epochs; budget 16 trials; seed 3;";

    private const string Whole = "strategy random(batch: 8);";

    public static TheoryData<string> Ways { get; } = new()
    {
        Whole,
        "strategy random(batch: 8); fidelity halving(eta: 2);",
        "strategy random(batch: 8); fidelity halving(over: rows, from: 0.3, eta: 2);",
        "strategy random(batch: 8); fidelity halving(over: resolution, from: 0.5, eta: 2);",
        "strategy random(batch: 8); fidelity hyperband(eta: 2);",
        "strategy random(batch: 8); fidelity median(trials: 2);",
        "strategy random(batch: 8); fidelity zerocost(keep: 0.6);",
        "strategy evolution(population: 8);",
        "strategy coevolution;",
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_search_with_groups_finds_what_it_finds_without(string way)
    {
        var alone = await RunAsync(way, new ManagedEngine(), 2);
        var engine = new WrappingEngine();
        var grouped = await RunAsync(way, engine, 1);
        var threaded = await RunAsync(way, new WrappingEngine(), 4);

        Assert.Equal(Searches.Describe(alone), Searches.Describe(grouped));
        Assert.Equal(Searches.Describe(alone), Searches.Describe(threaded));
        Assert.Equal(alone.Champion.Weights.Hash(), grouped.Champion.Weights.Hash());
        Assert.Equal(alone.Trials.Select(trial => (trial.Id, string.Join(' ', trial.Losses))).Order(), grouped.Trials.Select(trial => (trial.Id, string.Join(' ', trial.Losses))).Order());

        // There are two architectures, so that of eight candidates some have the same.
        Assert.NotEmpty(engine.Groups);
        Assert.All(engine.Groups, size => Assert.InRange(size, 2, 8));
        Assert.True(engine.Passes < alone.Trials.Sum(trial => trial.Epochs), $"{engine.Passes} passes");
    }

    [Fact]
    public async Task A_group_is_no_greater_than_the_engine_takes_it()
    {
        var engine = new WrappingEngine { GreatestGroup = 3 };
        var result = await RunAsync(Whole, engine, 2);

        Assert.Equal(3, engine.Groups.Max());
        Assert.Equal(Searches.Describe(await RunAsync(Whole, new ManagedEngine(), 2)), Searches.Describe(result));
        Assert.Empty((await GroupsOf(new WrappingEngine { GreatestGroup = 1 })).Groups);
    }

    [Fact]
    public async Task A_member_that_fails_takes_no_other_with_it()
    {
        ulong[] bad = [.. new uint[] { 2, 5, 9 }.Select(trial => new RandomStream(3, RandomPurpose.Training, trial).NextUInt64())];
        var alone = await RunAsync(Whole, new ManagedEngine(), 2);
        var engine = new WrappingEngine { Fails = bad.Contains };
        var result = await RunAsync(Whole, engine, 2);

        Assert.NotEmpty(engine.Groups);
        var failed = result.Trials.Where(trial => trial.Status == TrialStatus.Failed).ToArray();
        Assert.Equal([2, 5, 9], failed.Select(trial => trial.Id).Order());
        Assert.All(failed, trial => Assert.Equal(("the loss became NaN in epoch 2", 1), (trial.Reason, trial.Epochs)));
        Assert.Equal(
            alone.Trials.Where(trial => trial.Id is not (2 or 5 or 9)).OrderBy(trial => trial.Id).Select(trial => trial.Objectives[0]),
            result.Trials.Where(trial => trial.Status == TrialStatus.Finished).OrderBy(trial => trial.Id).Select(trial => trial.Objectives[0]));
    }

    [Fact]
    public async Task Where_a_group_cannot_start_each_starts_alone()
    {
        var engine = new WrappingEngine { RefusesGroups = true };
        var result = await RunAsync(Whole, engine, 2);

        Assert.Equal((0, 16 + 1), (engine.Groups.Count, engine.Starts));
        Assert.Equal(Searches.Describe(await RunAsync(Whole, new ManagedEngine(), 2)), Searches.Describe(result));
    }

    [Theory]
    [InlineData(20, "")]
    [InlineData(22, "fidelity median(trials: 2);")]
    [InlineData(20, "fidelity halving(eta: 2);")]
    public async Task A_search_that_was_killed_goes_on_in_the_midst_of_its_groups(int epochs, string fidelity)
    {
        var way = "strategy random(batch: 8); " + fidelity;
        var whole = await RunAsync(way, new WrappingEngine(), 1);

        // Every epoch is kept, and the search ends after some, when groups are not through.
        var journal = new KeepingJournal(stopAfter: epochs);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(way, new WrappingEngine(), 1, journal, journal.Source.Token));
        Assert.NotEmpty(journal.Checkpoints);

        var engine = new WrappingEngine();
        var resumed = await RunAsync(way, engine, 1, new KeepingJournal(journal));
        Assert.Equal(Searches.Describe(whole), Searches.Describe(resumed));
        Assert.NotEmpty(engine.Groups);
    }

    [Fact]
    public void Candidates_that_share_weights_begin_with_them_in_a_group_too()
    {
        // The strategies of such searches propose no architecture twice at once; those that a user writes may.
        var search = SharedPrograms.Create(Space, Search.Replace("0.01..0.5 log", "0.1", StringComparison.Ordinal) + "strategy reinforce(sharing: true);");
        var genome = search.Space.CreateGenome(new double[search.Space.Genes.Count]);
        var engine = new WrappingEngine();

        Assert.Equal(Losses(new ManagedEngine()), Losses(engine));
        Assert.Equal([3, 3], engine.Groups);

        double?[] Losses(IEngine engine)
        {
            var trainer = new CandidateTrainer(search, engine, new RungRows(SharedPrograms.Parity(64, 1), SharedPrograms.Parity(32, 2), 5), 5, new SharedWeights());
            Candidate[] candidates = [.. Enumerable.Range(0, 6).Select(id => new Candidate(id, id / 3, genome))];
            foreach (var group in new[] { candidates[..3], candidates[3..] }.SelectMany(trainer.Group))
            {
                trainer.Train(group, Rung.Whole(3), CancellationToken.None);
            }

            return [.. candidates.Select(candidate => candidate.Trial?.Metrics?.Loss)];
        }
    }

    [Fact]
    public async Task An_engine_says_how_many_candidates_keep_it_busy()
    {
        // One thread of work: whoever asks for an epoch is never beside another, unless more threads are asked for.
        var engine = new WatchedEngine();
        await RunAsync(Whole, engine, null);
        Assert.Equal(1, engine.Most);

        engine = new WatchedEngine { PreferredConcurrency = 3 };
        await RunAsync(Whole, engine, null);
        Assert.InRange(engine.Most, 1, 3);
        Assert.InRange(engine.Threads, 2, 3 + 1);
    }

    private static async Task<WrappingEngine> GroupsOf(WrappingEngine engine)
    {
        await RunAsync(Whole, engine, 2);
        return engine;
    }

    private static Task<SearchResult> RunAsync(string way, IEngine engine, int? threads, ITrialJournal? journal = null, CancellationToken cancellationToken = default) =>
        SharedPrograms.RunAsync(SharedPrograms.Create(Space, Search + way), threads, journal, engine, cancellationToken);

    /// <summary>Keeps every epoch, and asks for the end of the search after some of them.</summary>
    private sealed class KeepingJournal : ICheckpointJournal
    {
        private readonly InMemoryJournal _trials;
        private readonly int _stopAfter;
        private int _saved;

        public KeepingJournal(int stopAfter)
        {
            _trials = new InMemoryJournal();
            _stopAfter = stopAfter;
        }

        public KeepingJournal(KeepingJournal other)
        {
            _trials = new InMemoryJournal(other._trials.Trials);
            _stopAfter = int.MaxValue;
            foreach (var (key, checkpoint) in other.Checkpoints)
            {
                Checkpoints[key] = checkpoint;
            }
        }

        public CancellationTokenSource Source { get; } = new();

        public ConcurrentDictionary<(int, TrainingStage), TrainingCheckpoint> Checkpoints { get; } = [];

        public TrainingCheckpoint? FindCheckpoint(int trial, TrainingStage stage) => Checkpoints.GetValueOrDefault((trial, stage));

        public void Save(TrainingCheckpoint checkpoint)
        {
            Checkpoints[(checkpoint.Trial, checkpoint.Stage)] = checkpoint;
            if (++_saved == _stopAfter)
            {
                Source.Cancel();
            }
        }

        public Trial? Find(int id) => _trials.Find(id);

        public void Add(Trial trial) => _trials.Add(trial);
    }

    /// <summary>Counts who trains at once.</summary>
    private sealed class WatchedEngine : IEngine
    {
        private readonly ScriptedEngine _engine;
        private readonly ConcurrentDictionary<int, bool> _threads = [];
        private readonly Lock _lock = new();
        private int _now;

        public WatchedEngine()
        {
            _engine = new ScriptedEngine((_, _, _) => 0.5)
            {
                BeforeEpoch = () =>
                {
                    lock (_lock)
                    {
                        Most = Math.Max(Most, ++_now);
                        _threads[Environment.CurrentManagedThreadId] = true;
                    }

                    Thread.Sleep(1);
                    lock (_lock)
                    {
                        _now--;
                    }
                },
            };
        }

        public string Name => "watched";

        public string Version => "1";

        public int? PreferredConcurrency { get; init; } = 1;

        public int Most { get; private set; }

        public int Threads => _threads.Count;

        public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed) => _engine.Start(network, training, recipe, seed);

        public IPredictor Load(Network network, NetworkWeights weights) => _engine.Load(network, weights);
    }
}

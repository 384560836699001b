using System.Collections.Immutable;
using System.Reflection;
using NasDsl.Genomes;

using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>
/// Keeps one run of a search in a study. A trial is on the disk before the strategy hears of it; trainings that take long are kept on the way. One process at a time writes a study.
/// </summary>
public sealed class StudyWriter : ICheckpointJournal, IDisposable
{
    private readonly Lock _lock = new();
    private readonly StudyDatabase _database;
    private readonly StudyLock _right;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _cpuBefore = Environment.CpuUsage.TotalTime;
    private readonly Dictionary<int, Trial> _trials = [];
    private long _session;
    private bool _isDisposed;

    private StudyWriter(StudyDatabase database, StudyLock right, TimeProvider clock)
    {
        _database = database;
        _right = right;
        _clock = clock;
    }

    /// <summary>The file, for tests that take its room away.</summary>
    internal StudyDatabase Database => _database;

    /// <summary>The number of the run within the study.</summary>
    public int Run { get; private set; }

    /// <summary>How many of its trials were there when it was opened.</summary>
    public int Restored { get; private set; }

    /// <summary>How long processes have worked on it before.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>The trials that the run takes over from earlier runs, for <see cref="SearchOptions.History"/>.</summary>
    public ImmutableArray<Trial> History { get; private set; } = [];

    /// <summary>Opens a study for a run, and makes what is not there: a plan that the study knows goes on, any other is a new run of it.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="plan">What the run depends on.</param>
    /// <param name="isAlone">Whether a new run takes over nothing from earlier ones.</param>
    /// <param name="clock">Tells the time, which the study notes and nothing depends on; that of the system by default.</param>
    /// <returns>The study, until it is disposed of.</returns>
    /// <exception cref="NasException">The study cannot be written, is damaged, of a newer version, or in use.</exception>
    public static StudyWriter Open(string path, StudyPlan plan, bool isAlone = false, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(plan);
        var right = StudyLock.Take(path);
        StudyDatabase? database = null;
        try
        {
            database = StudyDatabase.OpenToWrite(path);
            var writer = new StudyWriter(database, right, clock ?? TimeProvider.System);
            database.InTransaction(() => writer.Begin(plan, isAlone));
            return writer;
        }
        catch
        {
            database?.Dispose();
            right.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Trial? Find(int id)
    {
        lock (_lock)
        {
            return _trials.GetValueOrDefault(id);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NasException">The trial cannot be written; all before it is there.</exception>
    public void Add(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        lock (_lock)
        {
            _database.InTransaction(() =>
            {
                StudyRows.Write(_database, Describe(Run, trial, _clock.GetUtcNow(), null));
                _database.Run("DELETE FROM checkpoints WHERE run = $0 AND trial = $1 AND stage = $2", Run, trial.Id, nameof(TrainingStage.Candidate));
                Sign(hasEnded: false);
            });
            _trials[trial.Id] = trial;
        }
    }

    /// <inheritdoc/>
    public TrainingCheckpoint? FindCheckpoint(int trial, TrainingStage stage)
    {
        lock (_lock)
        {
            return _database.Read(
                "SELECT record, digest, state FROM checkpoints WHERE run = $0 AND trial = $1 AND stage = $2", StudyCheckpoint.Read, Run, trial, stage.ToString()).FirstOrDefault();
        }
    }

    /// <inheritdoc/>
    public void Save(TrainingCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        lock (_lock)
        {
            _database.InTransaction(() =>
            {
                StudyCheckpoint.Write(_database, Run, checkpoint);
                Sign(hasEnded: false);
            });
        }
    }

    /// <summary>Keeps what the run came to.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="NasException">It cannot be written.</exception>
    public void Finish(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var champion = result.Champion;
        var kept = new StudyResult(
            champion.Trial.Id,
            [.. result.Front.Select(trial => trial.Id)],
            result.StopReason,
            champion.Validation,
            champion.Test,
            champion.Weights.Hash(),
            _clock.GetUtcNow());
        lock (_lock)
        {
            _database.InTransaction(() =>
            {
                StudyRows.Write(_database, Run, kept, StudyCheckpoint.Write(champion.Weights));
                _database.Run("DELETE FROM checkpoints WHERE run = $0", Run);
                Sign(hasEnded: true);
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            try
            {
                _database.InTransaction(() => Sign(hasEnded: true));
            }
            catch (NasException)
            {
                // The disk is full or gone: how long the search ran is all that is lost.
            }

            _database.Dispose();
            _right.Dispose();
        }
    }

    /// <summary>Describes a trial for a study.</summary>
    internal static StudyTrial Describe(int run, Trial trial, DateTimeOffset time, StudyOrigin? origin)
    {
        var network = trial.Network;
        var text = network.ToString();
        return new StudyTrial(
            run,
            TrialRecord.Of(trial),
            text,
            ArchitectureOf(text),
            new StudyCosts(network.Cost.Params, network.Cost.Macs, network.Cost.Flops, NetworkCosts.Of(network, CostKind.Memory)),
            time,
            origin);
    }

    /// <summary>What tells an architecture from others.</summary>
    internal static string ArchitectureOf(string network) => Digest.Of(network)[..32];

    private void Begin(StudyPlan plan, bool isAlone)
    {
        var runs = _database.Read($"SELECT {StudyRows.RunColumns} FROM runs ORDER BY id", StudyRows.ReadRun);
        if (runs.Contains(null))
        {
            throw StudyErrors.Damaged(_database.Path, "a run is not as it was written");
        }

        var known = runs.OfType<StudyRun>().FirstOrDefault(run => run.Key == plan.Key);
        Run = known?.Id ?? runs.Count + 1;
        var now = _clock.GetUtcNow();
        var budget = plan.Trials ?? plan.Search.Model.Budget.Trials;
        StudyRows.Write(_database, known is null ? Describe(plan, budget, now) : known with { Budget = budget });
        Load(plan.Search.Space);
        if (known is null && !isAlone)
        {
            Inherit(plan, runs.OfType<StudyRun>());
        }

        var sessions = _database.Read(
            "SELECT process, machine, started_at, seen_at, cpu, has_ended FROM sessions WHERE run = $0",
            row => StudyRows.ReadSession(row) ?? throw StudyErrors.Damaged(_database.Path, $"a session of run {Run} is not as it was written"),
            Run);
        Spent = sessions.Aggregate(TimeSpan.Zero, (sum, session) => sum + session.Elapsed);
        _database.Run(
            "INSERT INTO sessions (run, process, machine, started_at, seen_at, cpu, has_ended) VALUES ($0, $1, $2, $3, $3, 0, 0)",
            Run,
            Environment.ProcessId,
            Environment.MachineName,
            StudyRows.Write(now));
        _session = _database.ReadNumber("SELECT last_insert_rowid()");
    }

    private StudyRun Describe(StudyPlan plan, int? budget, DateTimeOffset now) => new(
        Run,
        plan.Key,
        plan.Search.Model.Name,
        plan.ActualSeed,
        budget,
        plan.Deciding,
        [.. plan.Search.Model.Objectives.Select(objective => new StudyObjective(objective.Text, objective.IsMaximized))],
        plan.Inputs.FirstOrDefault(input => input.Name == "engine")?.Value ?? "",
        typeof(StudyWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        plan.Program,
        plan.Sources,
        plan.DataDirectory,
        now,
        null,
        []);

    // They are trials of the run from its beginning, so that it goes on with them whatever becomes of the runs that they are from.
    private void Inherit(StudyPlan plan, IEnumerable<StudyRun> runs)
    {
        var now = _clock.GetUtcNow();
        foreach (var (trial, origin) in StudyHistory.Find(runs.Select(run => (run, ReadTrials(run.Id))), plan))
        {
            StudyRows.Write(_database, Describe(Run, trial, now, origin));
            _trials.Add(trial.Id, trial);
            History = History.Add(trial);
        }
    }

    private ImmutableArray<StudyTrial> ReadTrials(int run) =>
    [
        .. _database.Read(
            StudyRows.TrialQuery,
            row => StudyRows.ReadTrial(row) ?? throw StudyErrors.Damaged(_database.Path, $"trial {row.GetValue(1)} of run {run} is not as it was written"),
            StudyRows.IdOf(run, 0),
            StudyRows.IdOf(run, int.MaxValue)),
    ];

    private void Load(Space space)
    {
        foreach (var trial in ReadTrials(Run))
        {
            try
            {
                _trials.Add(trial.Id, trial.Record.ToTrial(space));
            }
            catch (FormatException failure)
            {
                throw StudyErrors.Damaged(_database.Path, $"trial {trial.Id} of run {Run} is none of its space: {failure.Message.TrimEnd('.')}");
            }

            if (trial.Origin is not null)
            {
                History = History.Add(_trials[trial.Id]);
            }
        }

        Restored = _trials.Count;
    }

    private void Sign(bool hasEnded) => _database.Run(
        "UPDATE sessions SET seen_at = $1, cpu = $2, has_ended = $3 WHERE id = $0",
        _session,
        StudyRows.Write(_clock.GetUtcNow()),
        (Environment.CpuUsage.TotalTime - _cpuBefore).TotalSeconds,
        hasEnded ? 1 : 0);
}

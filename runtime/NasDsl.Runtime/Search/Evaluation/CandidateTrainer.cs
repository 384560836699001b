using System.Diagnostics;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation.Sharing;
using NasDsl.Search.Journal;
using NasDsl.Search.Strategies;

namespace NasDsl.Search.Evaluation;

/// <summary>Trains candidates to a rung and measures them: one alone, or several of one architecture side by side.</summary>
/// <param name="search">The search.</param>
/// <param name="engine">What trains.</param>
/// <param name="rows">The rows of each rung.</param>
/// <param name="seed">The seed of the search.</param>
/// <param name="shared">Weights that candidates share, or null when each begins with fresh ones.</param>
/// <param name="keeper">Keeps trainings that are not over, or null.</param>
internal sealed class CandidateTrainer(SearchDefinition search, IEngine engine, RungRows rows, ulong seed, SharedWeights? shared = null, TrainingKeeper? keeper = null)
{
    // A candidate that begins with what others have learnt goes on from nothing that is its own.
    private readonly TrainingKeeper _keeper = shared is null && keeper is not null ? keeper : TrainingKeeper.None;

    private readonly ObjectiveMeter _meter = new(search.Model.Objectives);
    private readonly ExternMeasures _externs = new(search);
    private readonly LatencyMeter? _latency = LatencyMeter.IsNeeded(search) ? new LatencyMeter(search, engine, rows.First(1)) : null;

    /// <summary>Whether candidates begin with what those before them have learnt.</summary>
    public bool IsShared => shared is not null;

    /// <summary>What the weights and the order of rows of a trial are drawn from.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <returns>The seed of its training.</returns>
    public ulong SeedOf(int trial) => new RandomStream(seed, RandomPurpose.Training, (uint)trial).NextUInt64();

    /// <summary>What a strategy can train with: what candidates are trained with.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The engine and the rows.</returns>
    public StrategyTraining Training(CancellationToken cancellationToken) => new(engine, rows.Training, rows.Validation, cancellationToken);

    /// <summary>Finds the candidates that the engine can train as one.</summary>
    /// <param name="candidates">The candidates, in the order of their numbers.</param>
    /// <returns>Groups of them, in the order of their first candidates.</returns>
    public IReadOnlyList<IReadOnlyList<Candidate>> Group(IReadOnlyList<Candidate> candidates) =>
        engine is IGroupEngine grouping ? CandidateGroups.Of(candidates, grouping, candidate => RecipeOf(candidate)) : CandidateGroups.Single(candidates);

    /// <summary>Trains candidates on, side by side.</summary>
    /// <param name="group">The candidates, at an earlier rung.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public void Train(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken)
    {
        var around = Activity.Current;
        var activities = new List<Activity?>();
        try
        {
            foreach (var candidate in group)
            {
                // Those of a group are beside each other, and none is a part of another.
                Activity.Current = around;
                activities.Add(SearchTelemetry.StartTraining(candidate, rung));
                candidate.Progress ??= _keeper.Begin(candidate.Id, TrainingStage.Candidate);
                candidate.Progress.Start();
            }

            TrainOn(group, rung, cancellationToken);
            foreach (var (candidate, activity) in group.Zip(activities))
            {
                End(candidate, rung);
                activity?.SetTag("nas.status", candidate.Trial?.Status.ToString());
            }
        }
        finally
        {
            foreach (var activity in activities)
            {
                activity?.Dispose();
            }

            Activity.Current = around;
        }
    }

    private void TrainOn(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken)
    {
        var live = group.Where(candidate => Try(candidate, () => Prepare(candidate, rung), cancellationToken)).ToArray();
        Start(live, rung, cancellationToken);
        live = [.. live.Where(candidate => candidate.Run is not null)];
        while (live.Length > 0 && live.Min(EpochOf) is var epoch && epoch < rung.Epochs)
        {
            live = [.. live.Where(candidate => EpochOf(candidate) > epoch || Try(candidate, () => TrainEpoch(candidate, cancellationToken), cancellationToken))];
        }

        foreach (var candidate in live)
        {
            Try(candidate, () => Measure(candidate, rung, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Does a step with one candidate. When it fails - a training that diverged, memory that did not suffice, code of the user that threw - that candidate is bad, and the others go on.</summary>
    private static bool Try(Candidate candidate, Func<bool> step, CancellationToken cancellationToken)
    {
        try
        {
            return step();
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            candidate.Fail(EpochOf(candidate), FailureText.Of(failure));
            candidate.Dispose();
            return false;
        }
    }

    private static int EpochOf(Candidate candidate) => candidate.Run?.Epoch ?? 0;

    /// <summary>Says whether a candidate has to be trained: it may have been measured before the search was ended, or be too slow.</summary>
    private bool Prepare(Candidate candidate, Rung rung)
    {
        if (candidate.Progress?.Recall(rung.Epochs, rung.Share) is { } record)
        {
            candidate.Recall(record);
            return false;
        }

        if (rung.Over != RungAxis.Epochs)
        {
            // Other rows or another input: what was trained on fewer of them has had its use.
            candidate.Dispose();
        }

        if (_latency?.Measure(candidate, RecipeOf(candidate), SeedOf(candidate.Id)) is { } broken)
        {
            candidate.Fail(0, FormattableString.Invariant($"it takes {candidate.Latency * 1e6:G4} us on this machine and breaks 'require {broken.Text}'"));
            return false;
        }

        candidate.Share = rung.Share;
        return true;
    }

    /// <summary>Starts the trainings that have not begun, as one where the engine takes them as one.</summary>
    private void Start(IReadOnlyList<Candidate> live, Rung rung, CancellationToken cancellationToken)
    {
        var fresh = live.Where(candidate => candidate.Run is null).ToArray();
        var training = rows.Of(rung).Training;
        var runs = StartGroup(fresh, training, cancellationToken);
        for (var i = 0; i < fresh.Length; i++)
        {
            var candidate = fresh[i];
            candidate.Run = runs?[i];
            Try(candidate, () => Begin(candidate, training, rung), cancellationToken);
        }
    }

    private IReadOnlyList<ITrainingRun>? StartGroup(Candidate[] fresh, Dataset training, CancellationToken cancellationToken)
    {
        if (fresh.Length < 2 || engine is not IGroupEngine grouping)
        {
            return null;
        }

        try
        {
            return grouping.StartGroup(
                NetworkOf(fresh[0], training),
                training,
                [.. fresh.Select(candidate => RecipeOf(candidate, training))],
                [.. fresh.Select(candidate => SeedOf(candidate.Id))]);
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            // What is wrong with one of them is its own: each starts alone.
            return null;
        }
    }

    private bool Begin(Candidate candidate, Dataset training, Rung rung)
    {
        var run = candidate.Run ??= engine.Start(NetworkOf(candidate, training), training, RecipeOf(candidate, training), SeedOf(candidate.Id));
        try
        {
            shared?.Lend(candidate, run);
        }
        catch (NotSupportedException)
        {
            throw NasException.Of(DiagnosticCatalog.MixturesUnknown, search.Model.Strategy.Location, search.Model.Strategy.Name, engine.Name);
        }

        if (candidate.Progress is { } progress)
        {
            progress.Share = rung.Share;
            progress.Begin(run, rung.Epochs);
        }

        return true;
    }

    private bool TrainEpoch(Candidate candidate, CancellationToken cancellationToken)
    {
        if (candidate is { Run: { } run, Progress: { } progress })
        {
            progress.Add(run.TrainEpoch(cancellationToken));
            _keeper.Offer(progress, run);
        }

        return true;
    }

    private bool Measure(Candidate candidate, Rung rung, CancellationToken cancellationToken)
    {
        if (candidate is not { Run: { } run, Progress: { } progress })
        {
            return false;
        }

        var validation = rows.Of(rung).Validation;
        var outputs = run.Predict(validation, cancellationToken);
        var metrics = MetricsCalculator.Measure(outputs, validation);
        _meter.Measure(candidate, rung.Epochs, _externs.Measure(candidate.Genome, metrics, validation, outputs));
        if (search.Model.Strategy.Versus is not null && candidate.Trial is { Status: not TrialStatus.Failed })
        {
            candidate.Keep(RightRows.Of(outputs, validation));
        }

        if (candidate.Trial is { Status: not TrialStatus.Failed } measured)
        {
            progress.Add(TrialRecord.Of(measured));
            _keeper.Offer(progress, run);
        }

        shared?.Return(candidate, run);
        return true;
    }

    private void End(Candidate candidate, Rung rung)
    {
        if (rung.Epochs >= search.Model.Recipe.Epochs && rung.Share >= 1 && candidate.Trial is { Status: not TrialStatus.Failed })
        {
            candidate.Finish();
        }

        if (candidate.Trial is not { Status: TrialStatus.Stopped })
        {
            candidate.Dispose();
        }

        candidate.Progress?.Stop();
        candidate.Clock();
    }

    /// <summary>Ranks a candidate by one batch, with the weights that its training begins with.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="score">The name of the score.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NasException">The engine does not show gradients.</exception>
    public void Score(Candidate candidate, string score, CancellationToken cancellationToken)
    {
        if (engine is not IGradientEngine gradients)
        {
            throw NasException.Of(
                DiagnosticCatalog.ProcedureUnknown,
                search.Model.Fidelity?.Location ?? search.Model.Location,
                $"the fidelity 'zerocost' with the engine '{engine.Name}', which shows no gradients",
                "engines that do");
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var batch = rows.First(search.Model.Recipe.Batch);
            using var run = engine.Start(candidate.Genome.Network, batch, RecipeOf(candidate), SeedOf(candidate.Id));
            candidate.Score = new ZeroCostScore(gradients, candidate.Genome.Network, run.SaveWeights(), batch).Compute(score);
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            candidate.Fail(0, FailureText.Of(failure));
        }
    }

    private TrainingRecipe RecipeOf(Candidate candidate, double resolution = 1) =>
        RecipeBuilder.Build(search.Model.Recipe, search.Model.Recipe.Epochs, candidate.Genome, resolution);

    private TrainingRecipe RecipeOf(Candidate candidate, Dataset training) =>
        RecipeOf(candidate, (double)training.InputShape.Width / candidate.Genome.Space.Data.Input.Shape.Width);

    private static Network NetworkOf(Candidate candidate, Dataset training)
    {
        if (training.InputShape == candidate.Genome.Space.Data.Input.Shape)
        {
            return candidate.Genome.Network;
        }

        try
        {
            return NetworkBuilder.Build(candidate.Genome, training.InputShape);
        }
        catch (NasException failure)
        {
            // Only in a space that is too large for the proof, of which the compiler has told: the candidate is at fault, not the search.
            throw new InvalidOperationException(failure.Diagnostics[0].Message, failure);
        }
    }
}

using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation.Sharing;
using NasDsl.Search.Journal;
using NasDsl.Search.Strategies;

namespace NasDsl.Search.Evaluation;

/// <summary>Trains one candidate to a rung and measures it.</summary>
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

    /// <summary>Trains a candidate on.</summary>
    /// <param name="candidate">The candidate, at an earlier rung.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public void Train(Candidate candidate, Rung rung, CancellationToken cancellationToken)
    {
        var progress = candidate.Progress ??= _keeper.Begin(candidate.Id, TrainingStage.Candidate);
        using var activity = SearchTelemetry.StartTraining(candidate, rung);
        progress.Start();
        try
        {
            if (progress.Recall(rung.Epochs, rung.Share) is { } record)
            {
                candidate.Recall(record);
            }
            else
            {
                TrainOn(candidate, progress, rung, cancellationToken);
            }
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            // A training that diverged, memory that did not suffice, code of the user that threw: this candidate is bad, and the search goes on.
            candidate.Fail(candidate.Run?.Epoch ?? 0, FailureText.Of(failure));
        }

        if (rung.Epochs >= search.Model.Recipe.Epochs && rung.Share >= 1 && candidate.Trial is { Status: not TrialStatus.Failed })
        {
            candidate.Finish();
        }

        if (candidate.Trial is not { Status: TrialStatus.Stopped })
        {
            candidate.Dispose();
        }

        progress.Stop();
        candidate.Clock();
        activity?.SetTag("nas.status", candidate.Trial?.Status.ToString());
    }

    private void TrainOn(Candidate candidate, TrainingProgress progress, Rung rung, CancellationToken cancellationToken)
    {
        if (rung.Over != RungAxis.Epochs)
        {
            // Other rows or another input: what was trained on fewer of them has had its use.
            candidate.Dispose();
        }

        if (_latency?.Measure(candidate, RecipeOf(candidate), SeedOf(candidate.Id)) is { } broken)
        {
            candidate.Fail(0, FormattableString.Invariant($"it takes {candidate.Latency * 1e6:G4} us on this machine and breaks 'require {broken.Text}'"));
            return;
        }

        var (training, validation) = rows.Of(rung);
        candidate.Share = rung.Share;
        progress.Share = rung.Share;
        if (candidate.Run is null)
        {
            candidate.Run = Start(candidate, training);
            progress.Begin(candidate.Run, rung.Epochs);
        }

        while (candidate.Run.Epoch < rung.Epochs)
        {
            progress.Add(candidate.Run.TrainEpoch(cancellationToken));
            _keeper.Offer(progress, candidate.Run);
        }

        var outputs = candidate.Run.Predict(validation, cancellationToken);
        var metrics = MetricsCalculator.Measure(outputs, validation);
        _meter.Measure(candidate, rung.Epochs, _externs.Measure(candidate.Genome, metrics, validation, outputs));
        if (search.Model.Strategy.Versus is not null && candidate.Trial is { Status: not TrialStatus.Failed })
        {
            candidate.Keep(RightRows.Of(outputs, validation));
        }

        if (candidate.Trial is { Status: not TrialStatus.Failed } measured)
        {
            progress.Add(TrialRecord.Of(measured));
            _keeper.Offer(progress, candidate.Run);
        }

        shared?.Return(candidate, candidate.Run);
    }

    private ITrainingRun Start(Candidate candidate, Dataset training)
    {
        var run = engine.Start(
            NetworkOf(candidate, training),
            training,
            RecipeOf(candidate, (double)training.InputShape.Width / candidate.Genome.Space.Data.Input.Shape.Width),
            SeedOf(candidate.Id));
        try
        {
            shared?.Lend(candidate, run);
            return run;
        }
        catch (NotSupportedException)
        {
            run.Dispose();
            throw NasException.Of(DiagnosticCatalog.MixturesUnknown, search.Model.Strategy.Location, search.Model.Strategy.Name, engine.Name);
        }
        catch
        {
            run.Dispose();
            throw;
        }
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

using NasDsl.Genomes;
using NasDsl.Language.Expressions;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Flight;

namespace NasDsl.Search;

/// <summary>Asks a strategy, has its candidates measured, and tells it, until the search ends. What is proposed follows from the seed and the trials alone.</summary>
/// <param name="search">The search.</param>
/// <param name="strategy">What proposes.</param>
/// <param name="flight">What measures.</param>
/// <param name="log">The trials.</param>
/// <param name="budget">When it ends.</param>
/// <param name="seed">What randomness is drawn from.</param>
/// <param name="progress">Tells the caller.</param>
internal sealed class SearchLoop(
    SearchDefinition search,
    IStrategy strategy,
    IFlight flight,
    TrialLog log,
    SearchBudget budget,
    ulong seed,
    ProgressReporter progress)
{
    private int _proposed;
    private int _generationEnd;

    /// <summary>
    /// How many generations are complete. One is what was proposed while the one before it was tried: what a strategy asks for at once, whether it is told of it at once or one by one.
    /// </summary>
    public int Generations { get; private set; }

    /// <summary>Takes in the trials that are known beforehand: they are recorded and told like any others, but nobody has asked for them.</summary>
    /// <param name="history">The trials, numbered from 0.</param>
    public void Begin(IReadOnlyList<Trial> history)
    {
        if (history.Count == 0)
        {
            return;
        }

        var candidates = history.Select(trial => new Candidate(_proposed++, 0, trial.Genome)).ToArray();
        foreach (var (candidate, trial) in candidates.Zip(history))
        {
            log.Restore(candidate);
            if (!candidate.IsRecorded)
            {
                candidate.Adopt(trial);
            }
        }

        log.Add(candidates);
        strategy.Tell(log.Trials);
        _generationEnd = _proposed;
        Generations = 1;
    }

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Stops it; trials that are complete by then are kept.</param>
    /// <returns>Why it ended.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public async Task<StopReason> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Ask();
                if (flight.Count == 0)
                {
                    return _proposed >= budget.Trials ? StopReason.TrialsSpent : StopReason.SpaceExhausted;
                }

                var landed = await flight.LandAsync(cancellationToken).ConfigureAwait(false);
                var told = log.Add(landed);
                SearchTelemetry.Record(search, landed, log);
                strategy.Tell(told);
                if (log.Trials.Count >= _generationEnd)
                {
                    Generations++;
                }

                progress.Report(SearchPhase.Searching, Generations, log.Trials.Count);
                if (FindEnd(told) is { } reason)
                {
                    return reason;
                }
            }
        }
        catch (OperationCanceledException)
        {
            log.Add(await flight.AbandonAsync().ConfigureAwait(false));
            throw;
        }
    }

    private void Ask()
    {
        var isBeginning = log.Trials.Count >= _generationEnd;
        var limit = budget.Trials is { } trials ? trials - _proposed : int.MaxValue;
        limit = Math.Min(limit, flight.Capacity);
        if (limit > 0)
        {
            // The numbers that a proposal is drawn from depend on its place in the search and on nothing else.
            var genomes = strategy.Ask(limit, new RandomStream(seed, RandomPurpose.Strategy, (uint)_proposed));
            Launch(genomes, isBeginning ? Generations : Generations + 1);
        }

        _generationEnd = isBeginning ? _proposed : _generationEnd;
    }

    private void Launch(IReadOnlyList<Genome> genomes, int generation)
    {
        var candidates = genomes.Select((genome, i) => new Candidate(_proposed + i, generation, genome)).ToArray();
        Array.ForEach(candidates, log.Restore);
        flight.Launch(candidates);
        _proposed += candidates.Length;
    }

    private StopReason? FindEnd(IReadOnlyList<Trial> told)
    {
        if (told.Any(trial => trial.Status == TrialStatus.Finished && Ends(trial, trial.Metrics, 0)))
        {
            return StopReason.GoalReached;
        }

        // For how long nothing has got better is asked together with what the best candidate has reached.
        var best = log.Board.Best is { Status: TrialStatus.Finished } finished ? finished : null;
        if (Ends(best ?? told[^1], best?.Metrics, log.SinceImproved))
        {
            return StopReason.Stalled;
        }

        if (log.Epochs >= budget.Epochs)
        {
            return StopReason.EpochsSpent;
        }

        return progress.Elapsed.TotalSeconds >= budget.Seconds ? StopReason.TimeSpent : null;
    }

    private bool Ends(Trial trial, Metrics? metrics, int stalled) =>
        search.Model.Until is { } until
        && ExpressionEvaluator.IsTrue(ExpressionEvaluator.Evaluate(until, new TrialValuation(trial.Genome, metrics, trial.Latency, stalled)));
}

using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Flight;
using NasDsl.Search.Journal;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies;

namespace NasDsl.Search;

/// <summary>One run of a search.</summary>
internal sealed class SearchRun
{
    private readonly SearchDefinition _search;
    private readonly IEngine _engine;
    private readonly SearchOptions _options;
    private readonly ulong _seed;
    private readonly SearchBudget _budget;
    private readonly TrialRanking _ranking;
    private readonly TrialLog _log;
    private readonly ProgressReporter _progress;

    public SearchRun(SearchDefinition search, IEngine engine, SearchOptions options, IProgress<SearchProgress>? progress)
    {
        _search = search with { Space = search.Space.In(options.BaseDirectory) };
        _engine = engine;
        _options = options;
        _seed = options.Seed ?? search.Model.Seed;
        _budget = SearchBudget.Create(search.Model, options);

        // What an earlier search has paid for costs this one nothing.
        _budget = _budget with { Trials = _budget.Trials + options.History.Length, Epochs = _budget.Epochs + options.History.Sum(trial => (long)trial.Epochs) };
        _ranking = new TrialRanking(search.Model.Objectives);
        _log = new TrialLog(options.Journal, new Leaderboard(_ranking), search.Model.Location);
        _progress = new ProgressReporter(progress, _log.Board, _budget, options.Spent);
    }

    /// <summary>Runs it.</summary>
    public async Task<SearchResult> RunAsync(CancellationToken cancellationToken)
    {
        RunSupport.Check(_search);
        using var activity = SearchTelemetry.StartSearch(_search, _seed);
        var evaluation = CreateEvaluation();
        var threads = Math.Max(1, _options.Threads ?? _engine.PreferredConcurrency ?? Environment.ProcessorCount);
        var generations = 0;
        try
        {
            StopReason reason;
            await using (var flight = FlightFactory.Create(_search, evaluation, _ranking, threads))
            {
                var loop = new SearchLoop(_search, StrategyFactory.Create(_search, evaluation.Training(cancellationToken)), flight, _log, _budget, _seed, _progress);
                loop.Begin(_options.History);
                reason = await loop.RunAsync(cancellationToken).ConfigureAwait(false);
                generations = loop.Generations;
            }

            var champion = Crown(evaluation, generations, cancellationToken);
            Report(SearchPhase.Finished, generations);
            return new SearchResult(
                _search,
                champion,
                _ranking.BestFirst(_log.Trials),
                _log.Board.Front,
                _seed,
                reason,
                _progress.Elapsed);
        }
        catch (OperationCanceledException)
        {
            Report(SearchPhase.Cancelled, generations);
            throw;
        }
    }

    private void Report(SearchPhase phase, int generations) => _progress.Report(phase, generations, _log.Trials.Count);

    private IEvaluation CreateEvaluation() => _search.Model.Evaluation is { } table
        ? TableEvaluation.Create(_search, table, _options.BaseDirectory ?? ProgramFolder.Of(table.Location.Path))
        : TrainingEvaluation.Create(_search, _engine, _seed, _options.BaseDirectory ?? ProgramFolder.Of(_search.Data.Source.Location.Path), new TrainingKeeper(_options.Journal, _options.CheckpointAfter));

    /// <summary>Trains the best trial again; should that diverge, the next best has its turn.</summary>
    private Champion Crown(IEvaluation evaluation, int generations, CancellationToken cancellationToken)
    {
        Report(SearchPhase.Retraining, generations);
        foreach (var trial in _ranking.BestFirst(_log.Trials).Where(trial => trial.Status == TrialStatus.Finished))
        {
            var champion = evaluation.Crown(trial, () => Report(SearchPhase.Testing, generations), cancellationToken);
            if (champion is not null)
            {
                return champion;
            }
        }

        var reason = _log.Trials.FirstOrDefault(trial => trial.Status == TrialStatus.Failed)?.Reason ?? "the training of the champion diverged";
        throw NasException.Of(DiagnosticCatalog.AllTrialsFailed, _search.Model.Location, _log.Trials.Count, _search.Model.Name, reason);
    }
}

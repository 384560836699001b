using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Expressions;
using NasDsl.Language.Diagnostics;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation;
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
    private readonly ProgressReporter _progress;
    private readonly List<Trial> _trials = [];

    public SearchRun(SearchDefinition search, IEngine engine, SearchOptions options, IProgress<SearchProgress>? progress)
    {
        _search = search;
        _engine = engine;
        _options = options;
        _seed = options.Seed ?? search.Model.Seed;
        _budget = SearchBudget.Create(search.Model, options);
        _ranking = new TrialRanking(search.Model.Objectives);
        _progress = new ProgressReporter(progress, _ranking, _budget);
    }

    /// <summary>Runs it.</summary>
    public async Task<SearchResult> RunAsync(CancellationToken cancellationToken)
    {
        RunSupport.Check(_search);
        var rows = DatasetLoader.Load(_search.Data, BaseDirectory(), _search.Space.Externs);
        var split = DataSplit.Create(rows, _search.Data.Split);
        var trainer = new CandidateTrainer(_search, _engine, rows.Select(split.Train), rows.Select(split.Validation), _seed);
        try
        {
            var reason = await SearchAsync(trainer, cancellationToken).ConfigureAwait(false);
            var champion = Crown(new ChampionTrainer(_search, _engine, rows, split), trainer, cancellationToken);
            _progress.Report(SearchPhase.Finished, _trials);
            return new SearchResult(
                _search,
                champion,
                _ranking.BestFirst(_trials),
                _ranking.Front(_trials),
                _seed,
                reason,
                _progress.Elapsed);
        }
        catch (OperationCanceledException)
        {
            _progress.Report(SearchPhase.Cancelled, _trials);
            throw;
        }
    }

    private async Task<StopReason> SearchAsync(CandidateTrainer trainer, CancellationToken cancellationToken)
    {
        var recipe = _search.Model.Recipe;
        var evaluator = new GenerationEvaluator(
            trainer,
            HalvingSchedule.Create(_search.Model.Fidelity, recipe.Epochs),
            _ranking,
            Math.Max(1, _options.Threads ?? Environment.ProcessorCount));
        var strategy = StrategyFactory.Create(_search);
        for (var generation = 0; ; generation++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var left = _budget.Trials is { } trials ? trials - _trials.Count : int.MaxValue;
            if (left <= 0)
            {
                return StopReason.TrialsSpent;
            }

            // Each generation has randomness of its own, so that its proposals depend on the trials before it and on nothing else.
            var genomes = strategy.Ask(left, new RandomStream(_seed, RandomPurpose.Strategy, (uint)generation));
            if (genomes.Count == 0)
            {
                return StopReason.SpaceExhausted;
            }

            var told = await evaluator.EvaluateAsync(genomes, generation, _trials.Count, _trials.AddRange, cancellationToken).ConfigureAwait(false);
            _trials.AddRange(told);
            strategy.Tell(told);
            _progress.Complete(_trials);
            if (told.Any(ReachesGoal))
            {
                return StopReason.GoalReached;
            }

            if (_progress.Elapsed.TotalSeconds >= _budget.Seconds)
            {
                return StopReason.TimeSpent;
            }
        }
    }

    private bool ReachesGoal(Trial trial) =>
        trial is { Status: TrialStatus.Finished, Metrics: { } metrics }
        && _search.Model.Until is { } until
        && ExpressionEvaluator.IsTrue(ExpressionEvaluator.Evaluate(until, new TrialValuation(trial.Genome, metrics)));

    /// <summary>Trains the best trial again; should that diverge, the next best has its turn.</summary>
    private Champion Crown(ChampionTrainer champions, CandidateTrainer trainer, CancellationToken cancellationToken)
    {
        _progress.Report(SearchPhase.Retraining, _trials);
        foreach (var trial in _ranking.BestFirst(_trials).Where(trial => trial.Status == TrialStatus.Finished))
        {
            var champion = champions.Train(trial, trainer.SeedOf(trial.Id), () => _progress.Report(SearchPhase.Testing, _trials), cancellationToken);
            if (champion is not null)
            {
                return champion;
            }
        }

        var reason = _trials.Find(trial => trial.Status == TrialStatus.Failed)?.Reason ?? "the training of the champion diverged";
        throw NasException.Of(DiagnosticCatalog.AllTrialsFailed, _search.Model.Location, _trials.Count, _search.Model.Name, reason);
    }

    private string BaseDirectory()
    {
        var declared = _search.Data.Source.Location.Path;
        return _options.BaseDirectory
            ?? (Path.IsPathFullyQualified(declared) ? Path.GetDirectoryName(declared) : null)
            ?? AppContext.BaseDirectory;
    }
}

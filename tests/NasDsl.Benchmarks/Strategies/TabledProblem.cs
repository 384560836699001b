using NasDsl.Genomes;
using NasDsl.Search;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Flight;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>A search with a table in place of training, which strategies are measured on. It belongs to one thread.</summary>
internal sealed class TabledProblem
{
    private readonly TableEvaluation _evaluation;
    private readonly ProblemFile _file;
    private Func<Genome, double>? _score;

    public TabledProblem(ProblemFile file, string search, string strategy)
    {
        _file = file;
        Search = NasProgram.Load(file.Text.Replace("strategy coevolution;", $"strategy {strategy};", StringComparison.Ordinal)).GetSearch(search);
        _evaluation = EvaluationOf(Search);
    }

    public SearchDefinition Search { get; }

    /// <summary>Runs a search by the loop that runs those of users.</summary>
    public IReadOnlyList<Trial> Run(int trials, ulong seed)
    {
        var ranking = new TrialRanking(Search.Model.Objectives);
        var board = new Leaderboard(ranking);
        var log = new TrialLog(null, board, default);
        var budget = new SearchBudget(trials, double.PositiveInfinity);
        var loop = new SearchLoop(
            Search,
            StrategyFactory.Create(Search, null),
            FlightFactory.Create(Search, _evaluation, ranking, 1),
            log,
            budget,
            seed,
            new ProgressReporter(null, board, budget));
        loop.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        return log.Trials;
    }

    /// <summary>Looks up the whole space.</summary>
    public IReadOnlyList<Trial> RunAll() => Run(int.MaxValue, 0);

    /// <summary>What candidates are worth by other searches of the program: the mean of their first objectives.</summary>
    public Func<Genome, double> Score(IReadOnlyList<string> searches) => _score ??= ReadScore(searches);

    private Func<Genome, double> ReadScore(IReadOnlyList<string> searches)
    {
        var program = NasProgram.Load(_file.Text);
        var judges = searches.Select(name => program.GetSearch(name)).Select(search => (Search: search, Evaluation: EvaluationOf(search))).ToArray();
        return genome => judges.Average(judge => ValueOf(judge.Search, judge.Evaluation, genome));
    }

    private static double ValueOf(SearchDefinition search, TableEvaluation evaluation, Genome genome)
    {
        var candidate = new Candidate(0, 0, search.Space.CreateGenome(genome.Values.AsSpan()));
        evaluation.Evaluate([candidate], Rung.Whole(1), CancellationToken.None);
        var value = candidate.Trial is { Objectives: [var first, ..] } ? first : throw new InvalidOperationException("The candidate failed.");
        return search.Model.Objectives[0].IsMaximized ? value : -value;
    }

    private TableEvaluation EvaluationOf(SearchDefinition search) =>
        TableEvaluation.Create(search, search.Model.Evaluation ?? throw new InvalidOperationException("The search has no table."), _file.Folder);
}

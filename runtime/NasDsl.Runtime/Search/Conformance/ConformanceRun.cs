using NasDsl.Search.Flight;
using NasDsl.Search.Journal;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Conformance;

/// <summary>A search with the strategy that is checked, by the same loop that runs searches of users.</summary>
internal sealed record ConformanceRun(SearchDefinition Search, Func<SearchDefinition, IStrategy> Create)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How many trials there are at most.</summary>
    public int Budget { get; init; } = 60;

    /// <summary>How many candidates are measured at once.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What randomness is drawn from.</summary>
    public ulong Seed { get; init; } = 7;

    /// <summary>Why candidates fail.</summary>
    public Func<int, Exception?> Failure { get; init; } = _ => null;

    /// <summary>How long candidates take.</summary>
    public Func<int, TimeSpan> Delay { get; init; } = _ => TimeSpan.Zero;

    /// <summary>What is known before.</summary>
    public IReadOnlyList<Trial> Recorded { get; init; } = [];

    /// <summary>Runs it.</summary>
    /// <returns>The trials, why it ended, and how many candidates were measured.</returns>
    public (IReadOnlyList<Trial> Trials, StopReason Reason, int Measured) Run()
    {
        var ranking = new TrialRanking(Search.Model.Objectives);
        var board = new Leaderboard(ranking);
        var log = new TrialLog(new InMemoryJournal(Recorded), board, Search.Model.Location);
        var budget = new SearchBudget(Budget, Patience.TotalSeconds);
        var evaluation = new ConformanceEvaluation(Search, Failure, Delay);
        var reason = Task.Run(async () =>
        {
            await using var flight = FlightFactory.Create(Search, evaluation, ranking, Threads);
            return await new SearchLoop(Search, Create(Search), flight, log, budget, Seed, new ProgressReporter(null, board, budget))
                .RunAsync(CancellationToken.None).ConfigureAwait(false);
        }).GetAwaiter().GetResult();
        return (log.Trials, reason, evaluation.Measured);
    }

    /// <summary>Runs it.</summary>
    /// <returns>All that must be the same in two runs, a line for each trial.</returns>
    public IReadOnlyList<string> Describe() => [.. Run().Trials.Select(TrialJson.Write)];
}

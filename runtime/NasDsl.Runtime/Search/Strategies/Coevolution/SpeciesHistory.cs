using NasDsl.Search.Flight;
using NasDsl.Search.Journal;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Finds the species that a co-evolution had. A search keeps nothing of them: its trials are all its state, so asking the strategy the same questions and telling it the same trials
/// brings them back.
/// </summary>
public static class SpeciesHistory
{
    /// <summary>Replays a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="seed">What its randomness was drawn from.</param>
    /// <param name="budget">How many trials it was to have, or null where only time or epochs limited it.</param>
    /// <param name="trials">The trials that it has so far.</param>
    /// <param name="history">Those of them that it began with, because an earlier search had measured them.</param>
    /// <returns>The species of each generation of parts; none where the strategy is another one, or proposed other candidates in the version that searched.</returns>
    public static IReadOnlyList<SpeciesRecord> Of(SearchDefinition search, ulong seed, int? budget, IEnumerable<Trial> trials, IReadOnlyList<Trial>? history = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (search.Model.Strategy is not { IsExtern: false, Name: "coevolution" } || StrategyFactory.Create(search) is not CoevolutionStrategy strategy)
        {
            return [];
        }

        try
        {
            ReplayAsync(search, strategy, seed, budget, trials, history ?? []).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The next trial is not there yet.
        }
        catch (NasException)
        {
            return [];
        }

        return strategy.Species;
    }

    private static async Task ReplayAsync(
        SearchDefinition search, CoevolutionStrategy strategy, ulong seed, int? budget, IEnumerable<Trial> trials, IReadOnlyList<Trial> history)
    {
        var ranking = new TrialRanking(search.Model.Objectives);
        var log = new TrialLog(new InMemoryJournal(trials), new Leaderboard(ranking), search.Model.Location);
        var limit = new SearchBudget(budget, double.PositiveInfinity);
        await using var flight = FlightFactory.Create(search, new NoEvaluation(), ranking, threads: 1);
        var loop = new SearchLoop(search, strategy, flight, log, limit, seed, new ProgressReporter(null, log.Board, limit));
        loop.Begin(history);
        await loop.RunAsync(CancellationToken.None).ConfigureAwait(false);
    }
}

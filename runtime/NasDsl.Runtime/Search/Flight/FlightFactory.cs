using NasDsl.Search.Evaluation;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Flight;

/// <summary>Chooses how candidates are measured: together where the fidelity compares them, else side by side.</summary>
internal static class FlightFactory
{
    /// <summary>Makes an empty flight.</summary>
    /// <param name="search">The search.</param>
    /// <param name="evaluation">What measures one candidate.</param>
    /// <param name="ranking">The order of candidates.</param>
    /// <param name="threads">How many are measured at once.</param>
    /// <returns>The flight.</returns>
    public static IFlight Create(SearchDefinition search, IEvaluation evaluation, TrialRanking ranking, int threads)
    {
        var recipe = search.Model.Recipe;
        return search.Model.Fidelity is { } fidelity
            ? new CohortFlight(new HalvingCohort(HalvingSchedule.Create(fidelity, recipe.Epochs), ranking), evaluation, threads)
            : new WindowFlight(evaluation, recipe.Epochs, threads);
    }
}

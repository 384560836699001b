using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Flight;

/// <summary>Chooses how candidates are measured: together where the fidelity compares them, else side by side.</summary>
internal static class FlightFactory
{
    private const string Median = "median";

    /// <summary>Makes an empty flight.</summary>
    /// <param name="search">The search.</param>
    /// <param name="evaluation">What measures one candidate.</param>
    /// <param name="ranking">The order of candidates.</param>
    /// <param name="threads">How many are measured at once.</param>
    /// <returns>The flight.</returns>
    public static IFlight Create(SearchDefinition search, IEvaluation evaluation, TrialRanking ranking, int threads)
    {
        var epochs = search.Model.Recipe.Epochs;
        if (search.Model.Fidelity is not { } fidelity)
        {
            return new WindowFlight(evaluation, epochs, null, threads);
        }

        return !IsByCohorts(search)
            ? new WindowFlight(evaluation, epochs, MedianStopping.Create(fidelity, search.Model.Objectives[0], epochs), threads)
            : new CohortFlight(CreateCohort(fidelity, evaluation, ranking, epochs), evaluation, threads);
    }

    /// <summary>Whether candidates are asked for in cohorts: all of one are told before the next is asked for.</summary>
    /// <param name="search">The search.</param>
    /// <returns>False where they are told one by one.</returns>
    public static bool IsByCohorts(SearchDefinition search) => search.Model.Fidelity is { Kind: not Median };

    private static ICohort CreateCohort(FidelityModel fidelity, IEvaluation evaluation, TrialRanking ranking, int epochs) => fidelity.Kind switch
    {
        "halving" => new HalvingCohort([HalvingSchedule.Create(fidelity, epochs)], ranking),
        "hyperband" => new HalvingCohort(HalvingSchedule.Create(fidelity, epochs).Brackets(), ranking),
        "zerocost" when evaluation is IZeroCostScorer scorer => ZeroCostCohort.Create(fidelity, scorer, epochs),
        _ => throw NasException.Of(DiagnosticCatalog.ProcedureUnknown, fidelity.Location, $"the fidelity '{fidelity.Kind}'", string.Join(", ", FidelityCatalog.All.Select(row => row.Name))),
    };
}

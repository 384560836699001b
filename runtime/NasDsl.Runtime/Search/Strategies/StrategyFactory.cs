using NasDsl.Language.Diagnostics;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Search.Strategies;

/// <summary>Finds the strategy that a search names.</summary>
internal static class StrategyFactory
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="search">The search.</param>
    /// <returns>The strategy at its beginning.</returns>
    /// <exception cref="NasException">This version has no such strategy.</exception>
    public static IStrategy Create(SearchDefinition search) => search.Model.Strategy.Name switch
    {
        "coevolution" => new CoevolutionStrategy(search.Space, search.Model.Objectives, CoevolutionOptions.Read(search.Model.Strategy)),
        "random" => new RandomStrategy(search.Space),
        var name => throw NasException.Of(
            DiagnosticCatalog.ProcedureUnknown, search.Model.Strategy.Location, "strategy", name, "coevolution and random"),
    };
}

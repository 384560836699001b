using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Search.Strategies;

/// <summary>Finds the strategy that a search names.</summary>
internal static class StrategyFactory
{
    /// <summary>The strategies that this version runs.</summary>
    public static IReadOnlyList<string> Names { get; } = ["coevolution", "random"];

    /// <summary>Makes the strategy.</summary>
    /// <param name="search">The search.</param>
    /// <returns>The strategy at its beginning.</returns>
    /// <exception cref="NasException">This version has no such strategy.</exception>
    public static IStrategy Create(SearchDefinition search) => search.Model.Strategy.Name switch
    {
        "coevolution" => new CoevolutionStrategy(search.Space, search.Model.Objectives, new CoevolutionOptions(
            Option(search.Model.Strategy, "blueprints", 16),
            Option(search.Model.Strategy, "modules", 12))),
        "random" => new RandomStrategy(search.Space, Option(search.Model.Strategy, "batch", 16)),
        var name => throw NasException.Of(
            DiagnosticCatalog.ProcedureUnknown, search.Model.Strategy.Location, $"the strategy '{name}'", string.Join(" and ", Names)),
    };

    /// <summary>The compiler fills in every option; the default is for models that were made without it.</summary>
    private static int Option(StrategyModel strategy, string name, int byDefault) =>
        strategy.Options.FirstOrDefault(option => option.Name == name) is { } option ? Math.Max(1, (int)option.Value.Number) : byDefault;
}

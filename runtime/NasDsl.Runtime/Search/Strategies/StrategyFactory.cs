using NasDsl.Language.Diagnostics;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Search.Strategies;

/// <summary>Finds the strategy that a search names.</summary>
internal static class StrategyFactory
{
    /// <summary>A row for each strategy that this version runs: its name in the catalogue, and how it is made.</summary>
    private static readonly Dictionary<string, Func<SearchDefinition, StrategyOptions, IStrategy>> Makers = new(StringComparer.Ordinal)
    {
        ["coevolution"] = (search, options) => new CoevolutionStrategy(
            search.Space, search.Model.Objectives, new CoevolutionOptions(options.Integer("blueprints"), options.Integer("modules"))),
        ["random"] = (search, options) => new RandomStrategy(search.Space, options.Integer("batch")),
        ["grid"] = (search, options) => new GridStrategy(search.Space, options.Integer("batch"), options.Word("order") == "random"),
    };

    /// <summary>The strategies that this version runs.</summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>Their names, for messages.</summary>
    public static string Known => $"{string.Join(", ", Names.Order(StringComparer.Ordinal).SkipLast(1))} and {Names.Order(StringComparer.Ordinal).Last()}";

    /// <summary>Makes the strategy.</summary>
    /// <param name="search">The search.</param>
    /// <returns>The strategy at its beginning.</returns>
    /// <exception cref="NasException">This version has no such strategy.</exception>
    public static IStrategy Create(SearchDefinition search)
    {
        var strategy = search.Model.Strategy;
        return Makers.TryGetValue(strategy.Name, out var make)
            ? make(search, new StrategyOptions(strategy))
            : throw NasException.Of(DiagnosticCatalog.ProcedureUnknown, strategy.Location, $"the strategy '{strategy.Name}'", Known);
    }
}

using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The options of the strategy.</summary>
/// <param name="Blueprints">How many blueprints there are.</param>
/// <param name="Modules">How many modules there are for each block.</param>
public sealed record CoevolutionOptions(int Blueprints = 16, int Modules = 12)
{
    /// <summary>Reads the options that a search gives.</summary>
    /// <param name="strategy">The declaration.</param>
    /// <returns>The options, with defaults where none is given.</returns>
    internal static CoevolutionOptions Read(StrategyModel strategy)
    {
        var defaults = new CoevolutionOptions();
        int Option(string name, int byDefault) =>
            strategy.Options.FirstOrDefault(option => option.Name == name) is { } option ? Math.Max(1, (int)option.Value.Number) : byDefault;
        return new CoevolutionOptions(Option("blueprints", defaults.Blueprints), Option("modules", defaults.Modules));
    }
}

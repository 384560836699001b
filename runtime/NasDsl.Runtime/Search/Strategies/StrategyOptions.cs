using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies;

/// <summary>Reads the options of a strategy: the value that is declared, else the default of the catalogue.</summary>
/// <param name="strategy">The declaration.</param>
internal sealed class StrategyOptions(StrategyModel strategy)
{
    /// <summary>Reads a whole number.</summary>
    /// <param name="name">The name of the option.</param>
    /// <returns>The number.</returns>
    public int Integer(string name) => (int)Find(name).Number;

    /// <summary>Reads a number.</summary>
    /// <param name="name">The name of the option.</param>
    /// <returns>The number.</returns>
    public double Real(string name) => Find(name).Number;

    /// <summary>Reads a truth value.</summary>
    /// <param name="name">The name of the option.</param>
    /// <returns>The truth value.</returns>
    public bool Flag(string name) => Find(name).Number != 0;

    /// <summary>Reads a word.</summary>
    /// <param name="name">The name of the option.</param>
    /// <returns>The word.</returns>
    public string Word(string name) => Find(name).Symbol ?? throw Unknown(name);

    private Value Find(string name) =>
        strategy.Options.FirstOrDefault(option => option.Name == name)?.Value
        ?? StrategyCatalog.Find(strategy.Name)?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Default
        ?? throw Unknown(name);

    private InvalidOperationException Unknown(string name) => new($"The strategy '{strategy.Name}' has no option '{name}'.");
}

using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies;

/// <summary>Reads the options of a strategy: the value that is declared, else the default of the catalogue.</summary>
internal sealed class StrategyOptions
{
    private readonly string _name;
    private readonly EquatableArray<OptionModel> _declared;
    private readonly ProcedureDefinition? _row;

    /// <summary>Reads those of a strategy.</summary>
    /// <param name="strategy">The declaration.</param>
    public StrategyOptions(StrategyModel strategy)
    {
        _name = strategy.Name;
        _declared = strategy.Options;
        _row = StrategyCatalog.Find(strategy.Name);
    }

    /// <summary>Reads those of a competing species.</summary>
    /// <param name="versus">The declaration.</param>
    public StrategyOptions(OpponentModel versus)
    {
        _name = versus.Name;
        _declared = versus.Options;
        _row = OpponentCatalog.Find(versus.Name);
    }

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
        _declared.FirstOrDefault(option => option.Name == name)?.Value
        ?? _row?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Default
        ?? throw Unknown(name);

    private InvalidOperationException Unknown(string name) => new($"'{_name}' has no option '{name}'.");
}

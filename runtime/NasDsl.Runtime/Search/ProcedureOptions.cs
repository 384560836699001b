using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Search;

/// <summary>Reads the options of what a search names, such as its strategy: the value that is declared, else the default of the catalogue.</summary>
/// <param name="name">What has the options.</param>
/// <param name="options">The declared options.</param>
/// <param name="definition">The row of the catalogue, or null when it has none.</param>
internal class ProcedureOptions(string name, EquatableArray<OptionModel> options, ProcedureDefinition? definition)
{
    /// <summary>Reads a whole number.</summary>
    /// <param name="option">The name of the option.</param>
    /// <returns>The number.</returns>
    public int Integer(string option) => (int)Find(option).Number;

    /// <summary>Reads a number.</summary>
    /// <param name="option">The name of the option.</param>
    /// <returns>The number.</returns>
    public double Real(string option) => Find(option).Number;

    /// <summary>Reads a truth value.</summary>
    /// <param name="option">The name of the option.</param>
    /// <returns>The truth value.</returns>
    public bool Flag(string option) => Find(option).Number != 0;

    /// <summary>Reads a word.</summary>
    /// <param name="option">The name of the option.</param>
    /// <returns>The word.</returns>
    public string Word(string option) => Find(option).Symbol ?? throw Unknown(option);

    private Value Find(string option) =>
        options.FirstOrDefault(declared => declared.Name == option)?.Value
        ?? definition?.Parameters.FirstOrDefault(parameter => parameter.Name == option)?.Default
        ?? throw Unknown(option);

    private InvalidOperationException Unknown(string option) => new($"'{name}' has no option '{option}'.");
}

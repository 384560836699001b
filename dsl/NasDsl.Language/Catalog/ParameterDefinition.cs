using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>A parameter of an operation, an optimiser, a schedule or a strategy.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Default">Its value where none is given, or null when one must be.</param>
/// <param name="Minimum">The least number it takes.</param>
/// <param name="Maximum">The greatest number it takes.</param>
/// <param name="Symbols">The words it takes, for <see cref="ParameterKind.Symbol"/>.</param>
/// <param name="Summary">What it means, for documentation and messages.</param>
public sealed record ParameterDefinition(
    string Name,
    ParameterKind Kind,
    Value? Default,
    double Minimum,
    double Maximum,
    EquatableArray<string> Symbols,
    string Summary)
{
    /// <summary>What it measures; a plain number where nothing is said.</summary>
    internal Dimension Dimension { get; init; }

    /// <summary>A whole number that must be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="minimum">The least value.</param>
    /// <returns>The parameter.</returns>
    public static ParameterDefinition Integer(string name, string summary, int minimum = 1) =>
        new(name, ParameterKind.Integer, null, minimum, 1 << 24, EquatableArray<string>.Empty, summary);

    /// <summary>A whole number with a default.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="byDefault">Its value where none is given.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="minimum">The least value.</param>
    /// <returns>The parameter.</returns>
    public static ParameterDefinition Integer(string name, int byDefault, string summary, int minimum = 1) =>
        Integer(name, summary, minimum) with { Default = Value.Of(byDefault) };

    /// <summary>A number with a default.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="byDefault">Its value where none is given.</param>
    /// <param name="minimum">The least value.</param>
    /// <param name="maximum">The greatest value.</param>
    /// <param name="summary">What it means.</param>
    /// <returns>The parameter.</returns>
    public static ParameterDefinition Real(string name, double byDefault, double minimum, double maximum, string summary) =>
        new(name, ParameterKind.Real, Value.Of(byDefault), minimum, maximum, EquatableArray<string>.Empty, summary);

    /// <summary>A truth value with a default.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="byDefault">Its value where none is given.</param>
    /// <param name="summary">What it means.</param>
    /// <returns>The parameter.</returns>
    public static ParameterDefinition Boolean(string name, bool byDefault, string summary) =>
        new(name, ParameterKind.Boolean, Value.Of(byDefault), 0, 1, EquatableArray<string>.Empty, summary);

    /// <summary>A word with a default.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="byDefault">Its value where none is given: one of the words.</param>
    /// <param name="symbols">The words it takes.</param>
    /// <param name="summary">What it means.</param>
    /// <returns>The parameter.</returns>
    public static ParameterDefinition Word(string name, string byDefault, IEnumerable<string> symbols, string summary) =>
        new(name, ParameterKind.Symbol, Value.Of(byDefault), 0, 0, symbols.ToEquatableArray(), summary);

    /// <summary>Says why a value does not fit, or null when it does.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The reason, as the end of a sentence that begins with the parameter's name.</returns>
    public string? Reject(Value value)
    {
        switch (Kind)
        {
            case ParameterKind.Integer when !value.IsInteger:
                return $"takes a whole number, not {value}";
            case ParameterKind.Real when !value.IsNumber:
                return $"takes a number, not {value}";
            case ParameterKind.Boolean when !value.IsBoolean:
                return $"takes true or false, not {value}";
            case ParameterKind.Symbol when value.Symbol is null || !Symbols.Contains(value.Symbol):
                return $"takes one of {string.Join(", ", Symbols)}, not {value}";
            case ParameterKind.Integer or ParameterKind.Real when value.Number < Minimum:
                return $"is at least {NumberText.Format(Minimum)}, not {value}";
            case ParameterKind.Integer or ParameterKind.Real when value.Number > Maximum || double.IsNaN(value.Number):
                return $"is at most {NumberText.Format(Maximum)}, not {value}";
            default:
                return null;
        }
    }
}

namespace NasDsl.Language.Model;

/// <summary>A constant of the language: a number, a truth value or a word such as <c>same</c>.</summary>
public readonly record struct Value
{
    private Value(double number, string? symbol, bool isBoolean)
    {
        Number = number;
        Symbol = symbol;
        IsBoolean = isBoolean;
    }

    /// <summary>The number; 1 or 0 for a truth value; 0 for a word.</summary>
    public double Number { get; }

    /// <summary>The word, or null for a number or a truth value.</summary>
    public string? Symbol { get; }

    /// <summary>Whether this is a truth value.</summary>
    public bool IsBoolean { get; }

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => Symbol is null && !IsBoolean;

    /// <summary>Whether this is a number without a fraction.</summary>
    public bool IsInteger => IsNumber && Math.Floor(Number) == Number && !double.IsInfinity(Number);

    /// <summary>Makes a number.</summary>
    /// <param name="number">The number, in base units.</param>
    /// <returns>The value.</returns>
    public static Value Of(double number) => new(number, null, false);

    /// <summary>Makes a truth value.</summary>
    /// <param name="truth">The truth.</param>
    /// <returns>The value.</returns>
    public static Value Of(bool truth) => new(truth ? 1 : 0, null, true);

    /// <summary>Makes a word.</summary>
    /// <param name="symbol">The word.</param>
    /// <returns>The value.</returns>
    public static Value Of(string symbol) => new(0, symbol, false);

    /// <summary>The value as it is written in a <c>.nas</c> file, the shortest text that reads back as the same value.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        if (Symbol is not null)
        {
            return Symbol;
        }

        return IsBoolean ? (Number != 0 ? "true" : "false") : NumberText.Format(Number);
    }
}

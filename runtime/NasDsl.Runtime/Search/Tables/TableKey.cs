using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Tables;

/// <summary>The genes that find a row of a table, as text: the number of each choice, and a dash for a gene whose place is not taken.</summary>
internal static class TableKey
{
    private const string Inactive = "-";

    /// <summary>The key of a candidate.</summary>
    /// <param name="genome">The candidate.</param>
    /// <param name="genes">The genes of the key.</param>
    /// <returns>The key.</returns>
    public static string Of(Genome genome, IEnumerable<TableKeyModel> genes) =>
        string.Join(' ', genes.Select(key => genome.IsActive(key.Gene) ? genome.Values[key.Gene].ToString(CultureInfo.InvariantCulture) : Inactive));

    /// <summary>The part of a key that a field of the table stands for.</summary>
    /// <param name="domain">The domain of the gene.</param>
    /// <param name="field">The field: a value of the gene, or the number of a choice that has no number for a value; empty or a dash where the gene's place is not taken.</param>
    /// <returns>The part, or null when the field is no value of the gene.</returns>
    public static string? OfValue(GeneDomain domain, string field)
    {
        if (field.Length == 0 || field == Inactive)
        {
            return Inactive;
        }

        var isNumber = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var value = bool.TryParse(field, out var truth) ? Value.Of(truth) : isNumber ? Value.Of(number) : Value.Of(field);
        var index = GeneValues.NumberOf(domain, value);
        return index is null && isNumber && (domain is AlternativeDomain or PresenceDomain) ? OfChoice(domain, number) : index?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The part of a key that a digit of a code stands for.</summary>
    /// <param name="domain">The domain of the gene.</param>
    /// <param name="digit">The digit: the number of the choice, from 0 in the order in which they are written; a dash where the gene's place is not taken.</param>
    /// <returns>The part, or null when there is no such choice.</returns>
    public static string? OfDigit(GeneDomain domain, char digit) =>
        digit == Inactive[0] ? Inactive : char.IsAsciiDigit(digit) ? OfChoice(domain, digit - '0') : null;

    private static string? OfChoice(GeneDomain domain, double number) =>
        GeneValues.Contains(domain, number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}

using System.Globalization;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Reads numbers with their units.</summary>
internal static class NumberBinder
{
    public static Bound Bind(NumberSyntax syntax, DiagnosticBag diagnostics)
    {
        Unit? unit = null;
        if (syntax.Unit.Length > 0)
        {
            unit = Units.Find(syntax.Unit);
            if (unit is null)
            {
                diagnostics.Add(
                    DiagnosticCatalog.UnknownUnit,
                    syntax.Location,
                    syntax.Unit,
                    diagnostics.Suggestions.Text(syntax.Unit, Units.Names));
                return Bound.Error;
            }
        }

        // The power of ten goes into the text, so that 99.9% is the double nearest to 0.999.
        var (mantissa, exponent) = Part(syntax.Digits);
        var text = mantissa + "e" + (exponent + (unit?.Exponent ?? 0)).ToString(CultureInfo.InvariantCulture);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
        {
            diagnostics.Add(DiagnosticCatalog.MalformedNumber, syntax.Location, syntax.Digits);
            return Bound.Error;
        }

        return Bound.Of(Value.Of(number * (unit?.Factor ?? 1)), unit?.Dimension ?? Dimension.None);
    }

    /// <summary>Whether a number is written as a whole one: <c>0</c> is, <c>0.0</c> and <c>1e3</c> are not.</summary>
    /// <param name="syntax">The number.</param>
    /// <returns>True if it is.</returns>
    public static bool IsWrittenWhole(NumberSyntax syntax) => syntax.Digits.All(c => c is >= '0' and <= '9') && syntax.Unit != "%";

    private static (string Mantissa, long Exponent) Part(string digits)
    {
        var at = digits.IndexOfAny(['e', 'E']);
        if (at < 0)
        {
            return (digits, 0);
        }

        return long.TryParse(digits.Substring(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? (digits.Substring(0, at), Math.Max(-100_000, Math.Min(100_000, exponent)))
            : ("?", 0);
    }
}

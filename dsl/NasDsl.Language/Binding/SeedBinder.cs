using System.Globalization;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds seeds: whole numbers of 64 bits, read without going through a floating-point number.</summary>
internal static class SeedBinder
{
    public static ulong? Bind(ExpressionSyntax? syntax, DiagnosticBag diagnostics)
    {
        if (syntax is NumberSyntax { Unit: "" } number && ulong.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        if (syntax is not null and not ErrorExpressionSyntax)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidValue, syntax.Location, "seed", $"takes a whole number from 0 to {ulong.MaxValue}, not {SyntaxPrinter.Print(syntax)}");
        }

        return null;
    }
}

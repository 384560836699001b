using Microsoft.CodeAnalysis.CSharp;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Emit;

/// <summary>Writes constants of C#.</summary>
internal static class Literal
{
    /// <summary>A string.</summary>
    /// <param name="text">Its value.</param>
    /// <returns>The literal.</returns>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A number of type <c>double</c>, or of type <c>int</c> where it is whole.</summary>
    /// <param name="number">Its value.</param>
    /// <returns>The literal.</returns>
    public static string Of(double number) => Math.Floor(number) == number && Math.Abs(number) > int.MaxValue
        ? NumberText.Format(number) + "D"
        : NumberText.Format(number);

    /// <summary>The fewest quotes that begin and end a raw string.</summary>
    /// <param name="text">What is inside.</param>
    /// <returns>At least three quotes.</returns>
    public static string RawQuotes(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', Math.Max(3, longest + 1));
    }
}

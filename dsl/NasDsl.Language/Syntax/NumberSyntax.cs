using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A number with its unit: <c>64 KB</c>.</summary>
/// <param name="Digits">The digits as they were written, without separators.</param>
/// <param name="Unit">The multiplier or unit, or an empty string.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record NumberSyntax(string Digits, string Unit, SourceLocation Location) : ExpressionSyntax(Location);

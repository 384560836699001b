using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A quoted text.</summary>
/// <param name="Value">What stands between the quotes, escapes resolved.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TextSyntax(string Value, SourceLocation Location) : ExpressionSyntax(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>macs size * groups;</c>, <c>require channels % groups == 0;</c> or <c>nonlinear;</c> of an extern operation.</summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Value">The value, or null where the word says all.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record RuleSyntax(NameSyntax Keyword, ExpressionSyntax? Value, SourceLocation Location) : StatementSyntax(Keyword, Location);

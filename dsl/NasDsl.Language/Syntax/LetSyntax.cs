using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>let w = { 16, 32 };</c></summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record LetSyntax(NameSyntax Name, ExpressionSyntax Value, SourceLocation Location) : BodyStatementSyntax(Location);

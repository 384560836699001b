using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>require params &lt;= 50k;</c></summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record RequireSyntax(ExpressionSyntax Condition, SourceLocation Location) : BodyStatementSyntax(Location);

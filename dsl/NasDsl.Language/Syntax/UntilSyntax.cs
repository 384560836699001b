using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>until accuracy &gt;= 99%;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Condition">When to stop.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record UntilSyntax(NameSyntax Keyword, ExpressionSyntax Condition, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

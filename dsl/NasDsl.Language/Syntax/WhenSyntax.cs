using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>body when condition</c>.</summary>
/// <param name="Body">The body.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record WhenSyntax(ExpressionSyntax Body, ExpressionSyntax Condition, SourceLocation Location) : ExpressionSyntax(Location);

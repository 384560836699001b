using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>accuracy: acc / 100</c></summary>
/// <param name="Metric">The metric, or null when there is one only.</param>
/// <param name="Column">The column.</param>
/// <param name="Divisor">What its numbers are divided by, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TableValueSyntax(NameSyntax? Metric, NameSyntax Column, ExpressionSyntax? Divisor, SourceLocation Location)
    : SyntaxNode(Location);

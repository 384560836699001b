using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>maximize accuracy;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Expression">What is measured.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ObjectiveSyntax(NameSyntax Keyword, ExpressionSyntax Expression, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

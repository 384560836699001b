using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>An expression that could not be read; its mistake has been reported.</summary>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ErrorExpressionSyntax(SourceLocation Location) : ExpressionSyntax(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A value: numbers, choices, genes, costs and arithmetic.</summary>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record ExpressionSyntax(SourceLocation Location) : SyntaxNode(Location);

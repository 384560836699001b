using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A word with an amount before or after it: <c>60% train</c>, <c>seed 7</c>, <c>stratified</c>.</summary>
/// <param name="Amount">The amount, or null.</param>
/// <param name="Word">The word, or null for a mere amount.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record PhraseSyntax(ExpressionSyntax? Amount, NameSyntax? Word, SourceLocation Location) : SyntaxNode(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A parameter of a block: <c>k = { 3, 5 }</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value where none is given, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ParameterSyntax(NameSyntax Name, ExpressionSyntax? Default, SourceLocation Location) : SyntaxNode(Location);

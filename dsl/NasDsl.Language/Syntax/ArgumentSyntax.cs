using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>An argument, with or without the name of its parameter.</summary>
/// <param name="Name">The parameter, or null.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ArgumentSyntax(NameSyntax? Name, ExpressionSyntax Value, SourceLocation Location) : SyntaxNode(Location);

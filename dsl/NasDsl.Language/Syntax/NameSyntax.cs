using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A name.</summary>
/// <param name="Text">The name.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record NameSyntax(string Text, SourceLocation Location) : SyntaxNode(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>namespace A.B;</c></summary>
/// <param name="Name">The dotted name.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record NamespaceSyntax(string Name, SourceLocation Location) : SyntaxNode(Location);

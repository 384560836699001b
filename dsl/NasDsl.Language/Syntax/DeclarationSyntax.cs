using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A declaration at the top of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record DeclarationSyntax(NameSyntax Name, string? Documentation, SourceLocation Location) : SyntaxNode(Location);

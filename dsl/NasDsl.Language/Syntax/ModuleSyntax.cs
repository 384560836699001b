using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A piece of architecture.</summary>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record ModuleSyntax(SourceLocation Location) : SyntaxNode(Location);

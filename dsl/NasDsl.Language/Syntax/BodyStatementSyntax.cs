using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A chain, a let or a requirement.</summary>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record BodyStatementSyntax(SourceLocation Location) : SyntaxNode(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A piece of a <c>.nas</c> file as it was written.</summary>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record SyntaxNode(SourceLocation Location);

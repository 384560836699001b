using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A statement of a data, search or device declaration.</summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal abstract record StatementSyntax(NameSyntax Keyword, SourceLocation Location) : SyntaxNode(Location);

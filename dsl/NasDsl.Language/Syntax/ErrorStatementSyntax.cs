using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A statement that could not be read; its mistake has been reported, and it counts as given.</summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ErrorStatementSyntax(NameSyntax Keyword, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

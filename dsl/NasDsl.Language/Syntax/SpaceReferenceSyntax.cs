using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>space DigitsNet;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Space">The space.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SpaceReferenceSyntax(NameSyntax Keyword, NameSyntax Space, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>energy 20 pJ per mac, 5 pJ per byte;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Items">Its amounts.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record PropertySyntax(NameSyntax Keyword, EquatableArray<PhraseSyntax> Items, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

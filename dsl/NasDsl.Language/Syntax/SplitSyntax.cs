using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>split 60% train, 20% validation, 20% test, stratified, seed 7;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Items">Its items.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SplitSyntax(NameSyntax Keyword, EquatableArray<PhraseSyntax> Items, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

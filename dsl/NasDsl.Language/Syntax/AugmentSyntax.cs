using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>augment shift(2), flip, mixup(0.2);</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Items">What is done to a row, in order.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record AugmentSyntax(NameSyntax Keyword, EquatableArray<CallSyntax> Items, SourceLocation Location)
    : StatementSyntax(Keyword, Location);

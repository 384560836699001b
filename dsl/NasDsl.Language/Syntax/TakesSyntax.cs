using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>takes image, signal;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Forms">The kinds of input.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TakesSyntax(NameSyntax Keyword, EquatableArray<NameSyntax> Forms, SourceLocation Location) : StatementSyntax(Keyword, Location);

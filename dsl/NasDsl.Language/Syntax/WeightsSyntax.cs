using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>weights scale: channels, offset: channels;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Items">The names of the weights, and how many numbers each has.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record WeightsSyntax(NameSyntax Keyword, EquatableArray<ArgumentSyntax> Items, SourceLocation Location) : StatementSyntax(Keyword, Location);

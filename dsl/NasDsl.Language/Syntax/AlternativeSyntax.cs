using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>a | b</c>.</summary>
/// <param name="Branches">The branches, in order; at least two.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record AlternativeSyntax(EquatableArray<ModuleSyntax> Branches, SourceLocation Location) : ModuleSyntax(Location);

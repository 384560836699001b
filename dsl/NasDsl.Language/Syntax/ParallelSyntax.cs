using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>parallel(add) { a; b }</c>.</summary>
/// <param name="Merges">How the branches are merged: one name, or a choice of several.</param>
/// <param name="Body">The branches.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ParallelSyntax(EquatableArray<NameSyntax> Merges, BodySyntax Body, SourceLocation Location) : ModuleSyntax(Location);

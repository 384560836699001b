using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>dag(nodes: 4, inputs: 2, merge: add) { a | b }</c>.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Body">The operations of its edges.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record DagSyntax(EquatableArray<ArgumentSyntax> Arguments, BodySyntax Body, SourceLocation Location) : ModuleSyntax(Location);

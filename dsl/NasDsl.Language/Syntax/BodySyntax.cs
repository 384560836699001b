using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>What stands between the braces of a space, a block or a repeat.</summary>
/// <param name="Statements">Chains, lets and requirements, in order.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record BodySyntax(EquatableArray<BodyStatementSyntax> Statements, SourceLocation Location) : SyntaxNode(Location);

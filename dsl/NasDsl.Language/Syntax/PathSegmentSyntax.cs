using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>One part of a path: <c>stage[0]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its index, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record PathSegmentSyntax(NameSyntax Name, int? Index, SourceLocation Location) : SyntaxNode(Location);

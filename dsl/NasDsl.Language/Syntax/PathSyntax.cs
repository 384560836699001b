using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>The name of a value or a place: <c>stage[0].Conv.kernel</c>.</summary>
/// <param name="Segments">Its parts; at least one.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record PathSyntax(EquatableArray<PathSegmentSyntax> Segments, SourceLocation Location) : ExpressionSyntax(Location);

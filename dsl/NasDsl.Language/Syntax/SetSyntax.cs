using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A choice of one of several values: <c>{ 8, 16, 32 }</c>.</summary>
/// <param name="Items">The values.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SetSyntax(EquatableArray<ExpressionSyntax> Items, SourceLocation Location) : ExpressionSyntax(Location);

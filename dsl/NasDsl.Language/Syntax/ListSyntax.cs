using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>Several values at once, none of them a choice: <c>[1, 1, 5]</c>.</summary>
/// <param name="Items">The values.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ListSyntax(EquatableArray<ExpressionSyntax> Items, SourceLocation Location) : ExpressionSyntax(Location);

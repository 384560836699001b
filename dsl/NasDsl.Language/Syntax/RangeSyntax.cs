using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A choice from a range: <c>16..128 step 16</c>.</summary>
/// <param name="From">The least value.</param>
/// <param name="To">The greatest value.</param>
/// <param name="Kind">How the values between are chosen.</param>
/// <param name="Step">The step, for <see cref="RangeKind.Step"/>.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record RangeSyntax(ExpressionSyntax From, ExpressionSyntax To, RangeKind Kind, ExpressionSyntax? Step, SourceLocation Location) : ExpressionSyntax(Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>all stage s: body</c>, and likewise any, count, sum, min and max.</summary>
/// <param name="Kind">The first word.</param>
/// <param name="Place">The repeat whose copies are gone through.</param>
/// <param name="Variable">The name of a copy in the body.</param>
/// <param name="Body">What is asked of each copy.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record QuantifierSyntax(NameSyntax Kind, PathSyntax Place, NameSyntax Variable, ExpressionSyntax Body, SourceLocation Location) : ExpressionSyntax(Location);

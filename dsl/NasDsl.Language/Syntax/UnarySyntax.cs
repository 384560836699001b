using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>An operator before its operand.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The operand.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, SourceLocation Location) : ExpressionSyntax(Location);

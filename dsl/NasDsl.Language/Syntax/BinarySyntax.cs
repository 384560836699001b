using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>An operator between its operands.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right, SourceLocation Location) : ExpressionSyntax(Location);

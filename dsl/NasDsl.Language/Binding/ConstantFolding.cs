using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Computes what does not depend on genes, costs or metrics, by the rules by which everything else is computed later.</summary>
internal static class ConstantFolding
{
    public static Expression Binary(BinaryOperator written, Expression left, Expression right) =>
        Fold(new BinaryExpression(written, left, right), left is ConstantExpression && right is ConstantExpression);

    public static Expression Unary(UnaryOperator written, Expression operand) => Fold(new UnaryExpression(written, operand), operand is ConstantExpression);

    public static Expression Call(string function, Expression operand) =>
        Fold(new CallExpression(function, new EquatableArray<Expression>([operand])), operand is ConstantExpression);

    private static Expression Fold(Expression expression, bool isKnown) =>
        isKnown && ExpressionEvaluator.Evaluate(expression, EmptyValuation.Instance) is { } value ? new ConstantExpression(value) : expression;
}

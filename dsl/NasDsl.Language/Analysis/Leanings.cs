using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Which costs have to be small, and which great, for a condition to come out as wanted. A walk that keeps the ways unbeaten in these aims keeps one for which it does, if there is any.
/// Costs always have a value and the genes are folded away, so comparisons are true or false; only <c>when</c> leaves something without a value.
/// </summary>
internal static class Leanings
{
    /// <summary>Finds what makes a folded requirement hold (be not false), or be broken.</summary>
    /// <param name="condition">The requirement, over costs alone.</param>
    /// <param name="holds">Whether it shall hold.</param>
    /// <returns>The aims; a cost that has both has to be tried at every value.</returns>
    public static IEnumerable<(CostKind Kind, bool IsLeast)> OfRequirement(Expression condition, bool holds) => condition switch
    {
        UnaryExpression { Operator: UnaryOperator.Not } not => OfTruth(not.Operand, !holds),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic =>
            OfRequirement(logic.Left, holds).Concat(OfRequirement(logic.Right, holds)),
        ConditionalExpression conditional => OfTruth(conditional.Condition, !holds).Concat(OfRequirement(conditional.Body, holds)),
        _ => OfComparison(condition, holds),
    };

    private static IEnumerable<(CostKind Kind, bool IsLeast)> OfTruth(Expression condition, bool isTrue) => condition switch
    {
        UnaryExpression { Operator: UnaryOperator.Not } not => OfRequirement(not.Operand, !isTrue),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic =>
            OfTruth(logic.Left, isTrue).Concat(OfTruth(logic.Right, isTrue)),
        ConditionalExpression conditional => OfTruth(conditional.Condition, isTrue).Concat(OfTruth(conditional.Body, isTrue)),
        _ => OfComparison(condition, isTrue),
    };

    private static IEnumerable<(CostKind Kind, bool IsLeast)> OfComparison(Expression condition, bool isTrue) => condition switch
    {
        BinaryExpression { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual } less =>
            OfNumber(less.Left, isTrue).Concat(OfNumber(less.Right, !isTrue)),
        BinaryExpression { Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } greater =>
            OfNumber(greater.Left, !isTrue).Concat(OfNumber(greater.Right, isTrue)),
        _ => Both(condition),
    };

    private static IEnumerable<(CostKind Kind, bool IsLeast)> OfNumber(Expression number, bool isLeast) => number switch
    {
        CostExpression cost => [(cost.Cost, isLeast)],
        UnaryExpression { Operator: UnaryOperator.Negate } negation => OfNumber(negation.Operand, !isLeast),
        BinaryExpression { Operator: BinaryOperator.Add } sum => OfNumber(sum.Left, isLeast).Concat(OfNumber(sum.Right, isLeast)),
        BinaryExpression { Operator: BinaryOperator.Subtract } difference =>
            OfNumber(difference.Left, isLeast).Concat(OfNumber(difference.Right, !isLeast)),
        BinaryExpression { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Right: ConstantExpression factor } product =>
            OfNumber(product.Left, isLeast == factor.Value.Number >= 0),
        BinaryExpression { Operator: BinaryOperator.Multiply, Left: ConstantExpression factor } product =>
            OfNumber(product.Right, isLeast == factor.Value.Number >= 0),
        CallExpression call when KeepsOrder(call.Function, call.Arguments) =>
            call.Arguments.SelectMany(argument => OfNumber(argument, isLeast)),
        _ => Both(number),
    };

    // Whether a function never falls where its operands rise, and always has a value.
    private static bool KeepsOrder(string function, IReadOnlyList<Expression> operands) => function switch
    {
        "min" or "max" or "sum" or "exp" or "round" or "floor" or "ceil" => true,
        "log10" or "log2" or "ln" or "sqrt" => operands.All(operand => operand is CostExpression),
        _ => false,
    };

    private static IEnumerable<(CostKind Kind, bool IsLeast)> Both(Expression expression) =>
        ExpressionFolder.CostsOf(expression).SelectMany(kind => new[] { (kind, true), (kind, false) });
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Finds the limits that a condition sets to single costs.</summary>
internal static class Caps
{
    /// <summary>Finds the upper limits.</summary>
    /// <param name="condition">The condition, over costs alone.</param>
    /// <param name="holds">Whether it shall hold, or be broken.</param>
    /// <returns>Limits that every architecture keeps for which it does.</returns>
    public static IEnumerable<Cap> Of(Expression condition, bool holds) => (condition, holds) switch
    {
        (BinaryExpression { Operator: BinaryOperator.And } both, true) => Of(both.Left, true).Concat(Of(both.Right, true)),
        (BinaryExpression { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Equal, Left: CostExpression cost, Right: ConstantExpression limit }, true) =>
            Of(cost.Cost, limit.Value.Number),
        (BinaryExpression { Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual, Left: CostExpression cost, Right: ConstantExpression limit }, false) =>
            Of(cost.Cost, limit.Value.Number),
        _ => [],
    };

    private static IEnumerable<Cap> Of(CostKind kind, double limit) => CostBounds.Dimensions(kind)
        .Select(dimension => new Cap(dimension, kind == CostKind.Memory ? limit / MemoryRule.BytesPerNumber : limit));
}

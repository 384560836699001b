using NasDsl.Language.Analysis;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using Dimension = NasDsl.Language.Analysis.Dimension;

namespace NasDsl.Language.Generation;

/// <summary>Reads off requirements how much has to be known about the costs of what is not made yet.</summary>
internal static class CostLimits
{
    // Where the other side of a comparison is not known before genes are decided.
    private const double UnknownLimit = 1 << 15;

    /// <summary>
    /// The scale on which a cost is told apart. Where a cost is bounded from one side only, the ends of what is possible say all: an architecture meets the bound when the least, or the
    /// greatest, does.
    /// </summary>
    /// <param name="requirements">The requirements.</param>
    /// <param name="dimension">The cost.</param>
    /// <returns>The scale, or null when the ends say all.</returns>
    public static CostScale? ScaleOf(IEnumerable<RequirementModel> requirements, Dimension dimension)
    {
        var hasLeast = false;
        var hasGreatest = false;
        var limit = 0.0;
        var open = new Stack<Expression>(requirements.Select(requirement => requirement.Condition));
        while (open.Count > 0)
        {
            var expression = open.Pop();
            foreach (var operand in ExpressionOperands.Of(expression))
            {
                open.Push(operand);
            }

            if (expression is BinaryExpression { Left: CostExpression { Device: null } cost } comparison
                && CostBounds.Dimensions(cost.Cost) is { Count: 1 } dimensions && dimensions[0] == dimension)
            {
                hasLeast |= comparison.Operator is BinaryOperator.GreaterOrEqual or BinaryOperator.Greater or BinaryOperator.Equal;
                hasGreatest |= comparison.Operator is BinaryOperator.LessOrEqual or BinaryOperator.Less or BinaryOperator.Equal;
                limit = Math.Max(limit, comparison.Right is ConstantExpression { Value: { IsNumber: true } number } ? number.Number : UnknownLimit);
            }
        }

        return hasLeast && hasGreatest ? CostScale.UpTo(limit) : null;
    }
}

using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Expressions;

/// <summary>How far a candidate is from satisfying a requirement, so that repair knows which way is downhill.</summary>
internal static class ViolationMeasure
{
    /// <summary>Measures a requirement.</summary>
    /// <param name="condition">What must not be false.</param>
    /// <param name="valuation">The candidate.</param>
    /// <returns>0 when it holds or has no value; else more the further it is from holding, at most 1 for each comparison.</returns>
    public static double Of(Expression condition, IValuation valuation)
    {
        if (!ExpressionEvaluator.IsFalse(ExpressionEvaluator.Evaluate(condition, valuation)))
        {
            return 0;
        }

        return condition switch
        {
            BinaryExpression { Operator: BinaryOperator.And } both => Of(both.Left, valuation) + Of(both.Right, valuation),
            BinaryExpression { Operator: BinaryOperator.Or } either => Math.Min(Of(either.Left, valuation), Of(either.Right, valuation)),
            BinaryExpression comparison => Distance(comparison, valuation),
            ConditionalExpression conditional => Of(conditional.Body, valuation),
            _ => 1,
        };
    }

    private static double Distance(BinaryExpression comparison, IValuation valuation)
    {
        if (ExpressionEvaluator.Evaluate(comparison.Left, valuation) is not { IsNumber: true } left
            || ExpressionEvaluator.Evaluate(comparison.Right, valuation) is not { IsNumber: true } right)
        {
            return 1;
        }

        var scale = Math.Abs(left.Number) + Math.Abs(right.Number);
        var distance = Math.Abs(left.Number - right.Number) / scale;

        // A strict comparison of equal numbers is false at distance 0; it must still count.
        return distance > 0 && distance <= 1 ? distance : distance > 1 ? 1 : 1e-9;
    }
}

using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Writes out <c>all</c>, <c>any</c>, <c>count</c>, <c>sum</c>, <c>min</c> and <c>max</c> over the copies of a repeat.</summary>
internal static class Quantifiers
{
    /// <summary>Combines the answers of the copies.</summary>
    /// <param name="kind">The quantifier.</param>
    /// <param name="answers">The answer of each copy, and when it is there.</param>
    /// <param name="outer">When the repeat is there: copies that are there as often need no test.</param>
    /// <returns>The answer.</returns>
    public static Bound Combine(string kind, IReadOnlyList<(Bound Answer, GeneCondition? Condition)> answers, GeneCondition? outer)
    {
        var operands = answers.Select(answer =>
        {
            var active = answer.Condition is null || answer.Condition == outer ? null : new ActiveExpression(answer.Condition);
            return Guard(kind, answer.Answer.Expression, active);
        });
        return kind switch
        {
            "all" => Bound.Truth(operands.Aggregate((left, right) => new BinaryExpression(BinaryOperator.And, left, right))),
            "any" => Bound.Truth(operands.Aggregate((left, right) => new BinaryExpression(BinaryOperator.Or, left, right))),
            "count" => Bound.Number(new CallExpression("sum", operands.ToEquatableArray())),
            _ => Bound.Number(new CallExpression(kind, operands.ToEquatableArray()), answers[0].Answer.Dimension),
        };
    }

    // A copy that is not there fulfils 'all', does not fulfil 'any', and has no value to add up.
    private static Expression Guard(string kind, Expression answer, ActiveExpression? active)
    {
        if (active is null)
        {
            return answer;
        }

        return kind switch
        {
            "all" => new BinaryExpression(BinaryOperator.Or, new UnaryExpression(UnaryOperator.Not, active), answer),
            "any" or "count" => new BinaryExpression(BinaryOperator.And, active, answer),
            _ => new ConditionalExpression(answer, active),
        };
    }
}

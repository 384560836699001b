using NasDsl.Language.Model;
using NasDsl.Language.Numerics;

namespace NasDsl.Language.Expressions;

/// <summary>Operators over two values that are known.</summary>
internal static class Arithmetic
{
    /// <summary>Applies an operator.</summary>
    /// <param name="operator">Any but <c>&amp;&amp;</c> and <c>||</c>, which have a rule for missing values.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The result.</returns>
    public static Value Apply(BinaryOperator @operator, Value left, Value right) => @operator switch
    {
        BinaryOperator.Add => Value.Of(left.Number + right.Number),
        BinaryOperator.Subtract => Value.Of(left.Number - right.Number),
        BinaryOperator.Multiply => Value.Of(left.Number * right.Number),
        BinaryOperator.Divide => Value.Of(left.Number / right.Number),
        BinaryOperator.Remainder => Value.Of(left.Number % right.Number),
        BinaryOperator.Power => Value.Of(DeterministicMath.Pow(left.Number, right.Number)),
        BinaryOperator.Equal => Value.Of(AreEqual(left, right)),
        BinaryOperator.NotEqual => Value.Of(!AreEqual(left, right)),
        BinaryOperator.Less => Value.Of(left.Number < right.Number),
        BinaryOperator.LessOrEqual => Value.Of(left.Number <= right.Number),
        BinaryOperator.Greater => Value.Of(left.Number > right.Number),
        BinaryOperator.GreaterOrEqual => Value.Of(left.Number >= right.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "The operator has a rule of its own."),
    };

    private static bool AreEqual(Value left, Value right) => left.Symbol == right.Symbol && left.Number.Equals(right.Number);
}

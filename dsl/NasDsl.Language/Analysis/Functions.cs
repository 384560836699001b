using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>The operators and functions of expressions, on values.</summary>
internal static class Functions
{
    /// <summary>Applies an operator to two values.</summary>
    /// <param name="operator">The operator.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>The value.</returns>
    public static Value Apply(BinaryOperator @operator, Value left, Value right) => @operator switch
    {
        BinaryOperator.Add => Value.Of(left.Number + right.Number),
        BinaryOperator.Subtract => Value.Of(left.Number - right.Number),
        BinaryOperator.Multiply => Value.Of(left.Number * right.Number),
        BinaryOperator.Divide => Value.Of(left.Number / right.Number),
        BinaryOperator.Remainder => Value.Of(left.Number % right.Number),
        BinaryOperator.Power => Value.Of(Math.Pow(left.Number, right.Number)),
        BinaryOperator.Equal => Value.Of(AreEqual(left, right)),
        BinaryOperator.NotEqual => Value.Of(!AreEqual(left, right)),
        BinaryOperator.Less => Value.Of(left.Number < right.Number),
        BinaryOperator.LessOrEqual => Value.Of(left.Number <= right.Number),
        BinaryOperator.Greater => Value.Of(left.Number > right.Number),
        BinaryOperator.GreaterOrEqual => Value.Of(left.Number >= right.Number),
        BinaryOperator.And => Value.Of(true),
        BinaryOperator.Or => Value.Of(false),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "There is no rule for the operator."),
    };

    /// <summary>Calls a function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="operands">The operands; null where one has no value.</param>
    /// <returns>The value, or null when there is none.</returns>
    public static Value? Call(string function, IReadOnlyList<Value?> operands)
    {
        var known = operands.Where(operand => operand is not null).Select(operand => operand.GetValueOrDefault()).ToArray();
        return function switch
        {
            "min" => known.Length == 0 ? null : Value.Of(known.Min(value => value.Number)),
            "max" => known.Length == 0 ? null : Value.Of(known.Max(value => value.Number)),
            "sum" => Value.Of(known.Sum(value => value.Number)),
            "count" => Value.Of(known.Count(value => !value.IsBoolean || value.Number != 0)),
            _ => known.Length == 1 && operands.Count == 1 && OfNumber(function, known[0].Number) is { } number ? Value.Of(number) : null,
        };
    }

    /// <summary>Whether a function never falls where its operands rise, and always has a value.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="operands">The operands.</param>
    /// <returns>True for functions that keep the order.</returns>
    public static bool KeepsOrder(string function, IReadOnlyList<Expression> operands) => function switch
    {
        "min" or "max" or "sum" or "exp" or "round" or "floor" or "ceil" => true,
        "log10" or "log2" or "ln" or "sqrt" => operands.All(operand => operand is CostExpression),
        _ => false,
    };

    private static double? OfNumber(string function, double x) => function switch
    {
        "log10" => Math.Log10(x),
        "log2" => Math.Log(x) / Math.Log(2),
        "ln" => Math.Log(x),
        "exp" => Math.Exp(x),
        "sqrt" => Math.Sqrt(x),
        "abs" => Math.Abs(x),
        "round" => Math.Round(x, MidpointRounding.AwayFromZero),
        "floor" => Math.Floor(x),
        "ceil" => Math.Ceiling(x),
        _ => null,
    };

    private static bool AreEqual(Value left, Value right) => left.Symbol == right.Symbol && left.Number.Equals(right.Number);
}

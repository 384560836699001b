using NasDsl.Language.Model;

namespace NasDsl.Language.Expressions;

/// <summary>
/// Computes expressions. An expression over an inactive gene has no value (null); <c>&amp;&amp;</c> and <c>||</c> follow Kleene's strong three-valued logic.
/// </summary>
public static class ExpressionEvaluator
{
    /// <summary>Computes an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="valuation">What it may ask.</param>
    /// <returns>Its value, or null when it has none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Value? Evaluate(Expression expression, IValuation valuation) => expression switch
    {
        ConstantExpression constant => constant.Value,
        GeneExpression gene => valuation.Gene(gene.Gene),
        ActiveExpression active => Value.Of(valuation.Holds(active.Condition)),
        CostExpression cost => valuation.Cost(cost.Cost, cost.Device) is { } number ? Value.Of(number) : null,
        MetricExpression metric => valuation.Metric(metric.Name) is { } quality ? Value.Of(quality) : null,
        ExternExpression written => valuation.Metric(written.Text) is { } measured ? Value.Of(measured) : null,
        UnaryExpression unary => Unary(unary, valuation),
        BinaryExpression binary => Binary(binary, valuation),
        ConditionalExpression conditional =>
            IsTrue(Evaluate(conditional.Condition, valuation)) ? Evaluate(conditional.Body, valuation) : null,
        CallExpression call => FunctionEvaluator.Call(call.Function, call.Arguments.Select(argument => Evaluate(argument, valuation))),
        _ => throw new ArgumentException($"There is no rule for {expression.GetType().Name}.", nameof(expression)),
    };

    /// <summary>Whether a requirement is met: it is not false. One without a value asks for nothing.</summary>
    /// <param name="condition">The requirement.</param>
    /// <param name="valuation">What it may ask.</param>
    /// <returns>True when it is met.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool IsMet(Expression condition, IValuation valuation) => !IsFalse(Evaluate(condition, valuation));

    /// <summary>Whether there is a value and it is not false (0).</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for true.</returns>
    public static bool IsTrue(Value? value) => value is { } known && (known.Symbol is not null || known.Number != 0);

    /// <summary>Whether there is a value and it is false (0).</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for false.</returns>
    public static bool IsFalse(Value? value) => value is { Symbol: null, Number: 0 };

    private static Value? Unary(UnaryExpression unary, IValuation valuation)
    {
        if (Evaluate(unary.Operand, valuation) is not { } operand)
        {
            return null;
        }

        return unary.Operator == UnaryOperator.Negate ? Value.Of(-operand.Number) : Value.Of(IsFalse(operand));
    }

    private static Value? Binary(BinaryExpression binary, IValuation valuation)
    {
        var left = Evaluate(binary.Left, valuation);
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return Logic(binary.Operator, left, Evaluate(binary.Right, valuation));
        }

        return left is { } first && Evaluate(binary.Right, valuation) is { } second
            ? Arithmetic.Apply(binary.Operator, first, second)
            : null;
    }

    private static Value? Logic(BinaryOperator @operator, Value? left, Value? right)
    {
        if (@operator == BinaryOperator.And && (IsFalse(left) || IsFalse(right)))
        {
            return Value.Of(false);
        }

        if (@operator == BinaryOperator.Or && (IsTrue(left) || IsTrue(right)))
        {
            return Value.Of(true);
        }

        return left is null || right is null ? null : Value.Of(@operator == BinaryOperator.And);
    }
}

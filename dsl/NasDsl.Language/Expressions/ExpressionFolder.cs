using NasDsl.Language.Model;

namespace NasDsl.Language.Expressions;

/// <summary>Replaces what is known in an expression by its value and leaves the rest open, as short as it gets: equal open questions come out as equal expressions.</summary>
internal static class ExpressionFolder
{
    /// <summary>An expression without a value, as one over an inactive gene is: the least of nothing.</summary>
    public static Expression NoValue { get; } = new CallExpression("min", EquatableArray<Expression>.Empty);

    /// <summary>Folds an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="leaf">What stands for a gene, a place, a cost or a metric: a constant, <see cref="NoValue"/>, or the leaf itself where it is not known.</param>
    /// <returns>An expression with the same value over what is not known.</returns>
    public static Expression Fold(Expression expression, Func<Expression, Expression> leaf) => expression switch
    {
        UnaryExpression unary => Shorten(unary with { Operand = Fold(unary.Operand, leaf) }),
        BinaryExpression binary => Shorten(Binary(binary with { Left = Fold(binary.Left, leaf), Right = Fold(binary.Right, leaf) })),
        ConditionalExpression conditional => Conditional(Fold(conditional.Body, leaf), Fold(conditional.Condition, leaf)),
        CallExpression call => Shorten(Call(call with { Arguments = call.Arguments.Select(argument => Fold(argument, leaf)).ToEquatableArray() })),
        _ => leaf(expression),
    };

    /// <summary>Whether an expression asks for a cost.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>True when it does.</returns>
    public static bool HasCost(Expression expression) => CostsOf(expression).Any();

    /// <summary>The costs that an expression asks for.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The costs, in order, with repeats.</returns>
    public static IEnumerable<CostKind> CostsOf(Expression expression) => expression is CostExpression cost
        ? [cost.Cost]
        : ExpressionOperands.Of(expression).SelectMany(CostsOf);

    // Computes what is made of known operands alone.
    private static Expression Shorten(Expression expression)
    {
        if (expression is ConstantExpression || !ExpressionOperands.Of(expression).All(operand => operand is ConstantExpression || operand.Equals(NoValue)))
        {
            return expression;
        }

        return ExpressionEvaluator.Evaluate(expression, EmptyValuation.Instance) is { } value ? new ConstantExpression(value) : NoValue;
    }

    private static Expression Binary(BinaryExpression binary) => binary switch
    {
        { Operator: BinaryOperator.And } when IsFalse(binary.Left) || IsFalse(binary.Right) => new ConstantExpression(Value.Of(false)),
        { Operator: BinaryOperator.Or } when IsTrue(binary.Left) || IsTrue(binary.Right) => new ConstantExpression(Value.Of(true)),
        { Operator: BinaryOperator.And or BinaryOperator.Or } => binary,
        _ when binary.Left.Equals(NoValue) || binary.Right.Equals(NoValue) => NoValue,
        { Operator: BinaryOperator.Add, Left: ConstantExpression one, Right: BinaryExpression { Operator: BinaryOperator.Add, Left: ConstantExpression other } rest } =>
            rest with { Left = new ConstantExpression(Value.Of(one.Value.Number + other.Value.Number)) },
        _ => binary,
    };

    private static Expression Conditional(Expression body, Expression condition) => condition switch
    {
        ConstantExpression known => ExpressionEvaluator.IsTrue(known.Value) ? body : NoValue,
        _ when condition.Equals(NoValue) || body.Equals(NoValue) => NoValue,
        _ => new ConditionalExpression(body, condition),
    };

    // What has no value is passed over by these four, and what is known of them is taken together.
    private static Expression Call(CallExpression call)
    {
        if (call.Function is not ("min" or "max" or "sum" or "count"))
        {
            return call;
        }

        var known = call.Arguments.Where(argument => argument is ConstantExpression).ToEquatableArray();
        var open = call with { Arguments = call.Arguments.Where(argument => argument is not ConstantExpression && !argument.Equals(NoValue)).ToEquatableArray() };
        if (open.Arguments.Count == 0 || known.Count == 0)
        {
            return open.Arguments.Count == 0 ? call : open;
        }

        var soFar = Shorten(call with { Arguments = known });
        return call.Function is "sum" or "count"
            ? new BinaryExpression(BinaryOperator.Add, soFar, open)
            : open with { Arguments = open.Arguments.Append(soFar).ToEquatableArray() };
    }

    private static bool IsTrue(Expression expression) => expression is ConstantExpression known && ExpressionEvaluator.IsTrue(known.Value);

    private static bool IsFalse(Expression expression) => expression is ConstantExpression known && ExpressionEvaluator.IsFalse(known.Value);
}

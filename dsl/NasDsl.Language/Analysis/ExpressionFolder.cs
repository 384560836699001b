using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Replaces what depends on decided genes alone by its value, so that only costs are left open.</summary>
/// <param name="evaluator">Knows the genes; every gene that the expressions ask for must be decided.</param>
internal sealed class ExpressionFolder(ExpressionEvaluator evaluator)
{
    // The least of nothing has no value.
    private static readonly Expression NoValue = new CallExpression("min", EquatableArray<Expression>.Empty);

    /// <summary>Folds an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>An expression with the same value over costs alone.</returns>
    public Expression Fold(Expression expression)
    {
        if (!HasCost(expression))
        {
            return evaluator.Evaluate(expression) is { } value ? new ConstantExpression(value) : NoValue;
        }

        return expression switch
        {
            UnaryExpression unary => unary with { Operand = Fold(unary.Operand) },
            BinaryExpression binary => binary with { Left = Fold(binary.Left), Right = Fold(binary.Right) },
            ConditionalExpression conditional => new ConditionalExpression(Fold(conditional.Body), Fold(conditional.Condition)),
            CallExpression call => call with { Arguments = call.Arguments.Select(Fold).ToEquatableArray() },
            _ => expression,
        };
    }

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
}

using NasDsl.Language.Model;

namespace NasDsl.Language.Expressions;

/// <summary>Takes expressions apart.</summary>
internal static class ExpressionOperands
{
    /// <summary>The expressions that an expression is directly made of.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Its operands, in order.</returns>
    public static IEnumerable<Expression> Of(Expression expression) => expression switch
    {
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ConditionalExpression conditional => [conditional.Body, conditional.Condition],
        CallExpression call => call.Arguments,
        _ => [],
    };
}

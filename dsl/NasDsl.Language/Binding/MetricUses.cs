using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Finds what a search measures.</summary>
internal static class MetricUses
{
    /// <summary>The metrics of an expression, those that are written in C# included.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Their names, in order, with repeats.</returns>
    public static IEnumerable<string> Of(Expression expression) => expression switch
    {
        MetricExpression metric => [metric.Name],
        ExternExpression written => [written.Name],
        UnaryExpression unary => Of(unary.Operand),
        BinaryExpression binary => Of(binary.Left).Concat(Of(binary.Right)),
        ConditionalExpression conditional => Of(conditional.Body).Concat(Of(conditional.Condition)),
        CallExpression call => call.Arguments.SelectMany(Of),
        _ => [],
    };
}

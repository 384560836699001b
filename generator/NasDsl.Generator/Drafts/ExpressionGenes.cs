using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>Finds the genes that an expression reads.</summary>
internal static class ExpressionGenes
{
    /// <summary>Lists them in the order of writing.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The indices of the genes.</returns>
    public static IEnumerable<int> In(Expression expression) => expression switch
    {
        GeneExpression gene => [gene.Gene],
        UnaryExpression unary => In(unary.Operand),
        BinaryExpression binary => In(binary.Left).Concat(In(binary.Right)),
        CallExpression call => call.Arguments.SelectMany(In),
        ConditionalExpression conditional => In(conditional.Body).Concat(In(conditional.Condition)),
        _ => [],
    };
}

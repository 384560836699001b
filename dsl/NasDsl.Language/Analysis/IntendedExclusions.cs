using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Tells which values are ruled out by a requirement that speaks of their gene alone. Who writes <c>kernel == 3</c> means to rule out the others: to say so of each would drown what is not meant.
/// </summary>
internal sealed class IntendedExclusions
{
    private readonly EquatableArray<GeneModel> _genes;
    private readonly Dictionary<int, List<Expression>> _conditions = [];

    /// <summary>Reads conditions.</summary>
    /// <param name="genes">The genes of the space.</param>
    /// <param name="conditions">What has to hold.</param>
    public IntendedExclusions(EquatableArray<GeneModel> genes, IEnumerable<Expression> conditions)
    {
        _genes = genes;
        var open = new Stack<Expression>(conditions);
        while (open.Count > 0)
        {
            var condition = open.Pop();
            if (condition is BinaryExpression { Operator: BinaryOperator.And } both)
            {
                open.Push(both.Left);
                open.Push(both.Right);
            }
            else if (!ExpressionFolder.HasCost(condition) && GeneOf(condition) is { } gene)
            {
                if (!_conditions.TryGetValue(gene, out var known))
                {
                    known = [];
                    _conditions.Add(gene, known);
                }

                known.Add(condition);
            }
        }
    }

    /// <summary>Whether a value is ruled out in this way.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="index">The index of the value.</param>
    /// <returns>True when it is.</returns>
    public bool Has(int gene, int index)
    {
        if (!_conditions.TryGetValue(gene, out var conditions))
        {
            return false;
        }

        var assignment = new Assignment(_genes) { [gene] = index };
        for (var condition = _genes[gene].Condition; condition is not null; condition = _genes[condition.Gene].Condition)
        {
            assignment[condition.Gene] = condition.From;
        }

        var valuation = new AssignmentValuation(_genes, assignment, null);
        return conditions.Any(condition => !ExpressionEvaluator.IsMet(condition, valuation));
    }

    // The only gene of which a condition asks for the value; it may also ask whether what this one hangs on is there.
    private int? GeneOf(Expression condition)
    {
        var genes = ValuesIn(condition).Distinct().ToArray();
        return genes.Length == 1 && !GeneReferences.Of([condition]).Except(GeneReferences.WithDeciders(genes, _genes, [])).Any() ? genes[0] : null;
    }

    private static IEnumerable<int> ValuesIn(Expression expression) =>
        expression is GeneExpression gene ? [gene.Gene] : ExpressionOperands.Of(expression).SelectMany(ValuesIn);
}

using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Finds the genes that expressions ask for.</summary>
internal static class GeneReferences
{
    /// <summary>The genes of some expressions.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <returns>Each gene once, ascending.</returns>
    public static IReadOnlyList<int> Of(IEnumerable<Expression> expressions)
    {
        var genes = new SortedSet<int>();
        var open = new Stack<Expression>(expressions);
        while (open.Count > 0)
        {
            var expression = open.Pop();
            if (expression is GeneExpression gene)
            {
                genes.Add(gene.Gene);
            }
            else if (expression is ActiveExpression active)
            {
                genes.Add(active.Condition.Gene);
            }

            foreach (var operand in ExpressionOperands.Of(expression))
            {
                open.Push(operand);
            }
        }

        return [.. genes];
    }

    /// <summary>Adds the genes that decide whether the given ones are active.</summary>
    /// <param name="genes">The genes.</param>
    /// <param name="all">The genes of the space.</param>
    /// <param name="known">Genes that are decided already.</param>
    /// <returns>Each gene once, ascending: deciding ones come before those they decide about.</returns>
    public static IReadOnlyList<int> WithDeciders(IEnumerable<int> genes, EquatableArray<GeneModel> all, IReadOnlyList<int> known)
    {
        var found = new SortedSet<int>();
        foreach (var gene in genes)
        {
            found.Add(gene);
            for (var condition = all[gene].Condition; condition is not null && !known.Contains(condition.Gene); condition = all[condition.Gene].Condition)
            {
                found.Add(condition.Gene);
            }
        }

        return [.. found];
    }
}

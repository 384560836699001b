using NasDsl.Language;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>Every genome of a small space, one by one: what the analysis is compared with.</summary>
internal static class BruteSpace
{
    public static IEnumerable<double?[]> Genomes(EquatableArray<GeneModel> genes) => Genomes(genes, new double?[genes.Count], 0);

    public static List<BruteNetwork> Networks(SpaceModel space, DataModel data) =>
        Genomes(space.Genes).Select(genome => new BruteNetwork(space, data, (double?[])genome.Clone())).ToList();

    /// <summary>Whether a value is ruled out by a requirement that speaks of its gene alone.</summary>
    public static bool IsMeant(SpaceModel space, List<BruteNetwork> networks, int gene, int index) =>
        space.Requirements.SelectMany(requirement => Parts(requirement.Condition)).Any(part =>
            ValuesIn(part).Distinct().SequenceEqual([gene])
            && !ExpressionFolder.HasCost(part)
            && networks.Where(network => network.Gene(gene) == index).All(network => !network.Holds(part)));

    private static IEnumerable<int> ValuesIn(Expression expression) =>
        expression is GeneExpression gene ? [gene.Gene] : ExpressionOperands.Of(expression).SelectMany(ValuesIn);

    private static IEnumerable<Expression> Parts(Expression condition) =>
        condition is BinaryExpression { Operator: BinaryOperator.And } both ? Parts(both.Left).Concat(Parts(both.Right)) : [condition];

    private static IEnumerable<double?[]> Genomes(EquatableArray<GeneModel> genes, double?[] genome, int at)
    {
        if (at == genes.Count)
        {
            yield return genome;
            yield break;
        }

        var condition = genes[at].Condition;
        var isActive = condition is null || (genome[condition.Gene] >= condition.From && genome[condition.Gene] <= condition.To);
        for (var index = 0; index < (isActive ? genes[at].Domain.Cardinality : 1); index++)
        {
            genome[at] = isActive ? index : null;
            foreach (var whole in Genomes(genes, genome, at + 1))
            {
                yield return whole;
            }
        }
    }
}

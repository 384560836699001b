using System.Numerics;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Counts the genomes of a space that differ in an active gene, along the tree of which gene decides about which.</summary>
internal static class GenomeCounter
{
    /// <summary>Counts them.</summary>
    /// <param name="genes">The genes of the space.</param>
    /// <returns>The number, or infinity when there is a real gene.</returns>
    public static Count Count(EquatableArray<GeneModel> genes) => Count(genes, new Assignment(genes));

    /// <summary>Counts those that have some genes decided.</summary>
    /// <param name="genes">The genes of the space.</param>
    /// <param name="assignment">What is decided; with a gene, those that decide about it are decided too.</param>
    /// <returns>The number, or infinity when there is a real gene.</returns>
    public static Count Count(EquatableArray<GeneModel> genes, Assignment assignment)
    {
        if (genes.Any(gene => gene.Domain is RealDomain))
        {
            return new Count(BigInteger.Zero, CountKind.Infinite);
        }

        // What hangs on a gene stands behind it, so that going backwards every gene finds its dependants counted.
        var perGene = new BigInteger[genes.Count];
        var dependants = genes.Where(gene => gene.Condition is not null).ToLookup(gene => gene.Condition?.Gene ?? -1);
        var total = BigInteger.One;
        for (var i = genes.Count - 1; i >= 0; i--)
        {
            perGene[i] = BigInteger.Zero;
            foreach (var index in assignment.Choices(i))
            {
                var product = BigInteger.One;
                foreach (var dependant in dependants[i])
                {
                    product *= dependant.Condition is { } condition && condition.From <= index && index <= condition.To ? perGene[dependant.Index] : BigInteger.One;
                }

                perGene[i] += product;
            }

            total *= genes[i].Condition is null ? perGene[i] : BigInteger.One;
        }

        return new Count(total, CountKind.Exact);
    }
}

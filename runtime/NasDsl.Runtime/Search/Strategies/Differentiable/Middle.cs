using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>The middle of each domain: where one value has to stand for all.</summary>
internal static class Middle
{
    /// <summary>The genome with the middle of each domain.</summary>
    /// <param name="space">The space.</param>
    /// <returns>The genome, which may break requirements.</returns>
    public static Genome Genome(Space space) => GenomeDraft.Fill(space, gene => Of(gene.Domain)).ToGenome();

    /// <summary>The middle of a domain.</summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The number at half of a real interval, or the index in the middle.</returns>
    public static double Of(GeneDomain domain) => domain is RealDomain real ? GeneValues.FromUnit(real, 0.5) : (domain.Cardinality ?? 1) / 2;
}

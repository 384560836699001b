using NasDsl.Genomes.Generation;
using NasDsl.Randomness;

namespace NasDsl.Genomes;

/// <summary>Draws, changes and mixes genomes; what it gives satisfies the requirements.</summary>
internal sealed class GenomeVariation(Space space, ConstrainedGeneration generation)
{
    private const int MutationAttempts = 8;
    private const int MaximumChanges = 4;
    private const double SameDonorProbability = 0.8;

    public Genome Sample(RandomStream random) => generation.Sample(random);

    public Genome Mutate(Genome parent, RandomStream random)
    {
        var child = parent;
        for (var attempt = 0; attempt < MutationAttempts; attempt++)
        {
            var draft = GenomeDraft.Of(space, parent.Values.AsSpan());
            var changed = new HashSet<int>();
            var changes = 1;
            while (changes < MaximumChanges && random.NextBool(0.5))
            {
                changes++;
            }

            for (var change = 0; change < changes; change++)
            {
                var genes = draft.ActiveGenes().Where(gene => space.Genes[gene].Domain.Cardinality != 1).ToArray();
                if (genes.Length == 0)
                {
                    return generation.Repair(draft, changed, random);
                }

                var gene = genes[random.NextInt(genes.Length)];
                draft.Set(gene, GeneValues.Mutate(space.Genes[gene].Domain, draft.Values[gene], random), random);
                changed.Add(gene);
            }

            child = generation.Repair(draft, changed, random);
            if (!child.Equals(parent))
            {
                return child;
            }
        }

        return child;
    }

    public Genome Crossover(Genome first, Genome second, RandomStream random)
    {
        // A gene mostly comes from the parent that gave the gene it hangs on, so that a branch stays together with what is in it. Genes that only one parent has come
        // from that one.
        var donors = new Genome[space.Genes.Count];
        var draft = GenomeDraft.Fill(space, gene =>
        {
            var donor = gene.Condition is { } condition && random.NextBool(SameDonorProbability)
                ? donors[condition.Gene]
                : random.NextBool(0.5) ? first : second;
            if (!donor.IsActive(gene.Index))
            {
                donor = ReferenceEquals(donor, first) ? second : first;
            }

            donors[gene.Index] = donor;
            return donor.IsActive(gene.Index) ? donor.Values[gene.Index] : GeneValues.Sample(gene.Domain, random);
        });
        return generation.Repair(draft, [], random);
    }
}

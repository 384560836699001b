namespace NasDsl.Genomes;

/// <summary>Walks through the genomes of a finite space.</summary>
internal static class GenomeEnumerator
{
    // Where so many genomes in a row break a requirement, counting on is not worth while.
    private const int MaximumBarrenSteps = 200_000;

    /// <summary>Lists genomes that satisfy the requirements, for as long as any are found.</summary>
    /// <param name="space">The space.</param>
    /// <returns>The genomes in the order of their values; none when a real gene makes them countless.</returns>
    public static IEnumerable<Genome> Enumerate(Space space)
    {
        if (space.Genes.Any(gene => gene.Domain.Cardinality is null))
        {
            yield break;
        }

        var values = new double[space.Genes.Count];
        for (var barren = 0; barren < MaximumBarrenSteps; barren++)
        {
            var draft = GenomeDraft.Of(space, values);
            var genome = draft.ToGenome();
            if (space.FindViolations(genome).Count == 0)
            {
                barren = 0;
                yield return genome;
            }

            if (!Advance(draft, values))
            {
                yield break;
            }
        }
    }

    /// <summary>Counts on by one over the active genes, the last of which turns fastest.</summary>
    private static bool Advance(GenomeDraft draft, double[] values)
    {
        for (var gene = values.Length - 1; gene >= 0; gene--)
        {
            if (draft.IsActive(gene) && values[gene] + 1 < draft.Space.Genes[gene].Domain.Cardinality)
            {
                values[gene]++;
                Array.Clear(values, gene + 1, values.Length - gene - 1);
                return true;
            }
        }

        return false;
    }
}

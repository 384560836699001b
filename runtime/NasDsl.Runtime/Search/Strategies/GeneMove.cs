using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>A change of one gene.</summary>
/// <param name="Gene">The gene.</param>
/// <param name="Value">Its new value, or null for one that is drawn: of an ordered gene mostly one near by.</param>
internal readonly record struct GeneMove(int Gene, double? Value)
{
    private const int RealSteps = 2;

    /// <summary>All changes of one active gene of a genome: every other value, or two steps of a real gene.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The changes.</returns>
    public static IEnumerable<GeneMove> Around(Genome genome) => genome.Space.Genes
        .Where(gene => genome.IsActive(gene.Index))
        .SelectMany(gene => gene.Domain.Cardinality is { } count
            ? Enumerable.Range(0, count).Where(value => value != (int)genome.Values[gene.Index]).Select(value => new GeneMove(gene.Index, value))
            : Enumerable.Repeat(new GeneMove(gene.Index, null), RealSteps));

    /// <summary>Draws a change: every active gene that has a choice is equally likely.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The change, or null when nothing can be changed.</returns>
    public static GeneMove? Draw(Genome genome, RandomStream random)
    {
        var genes = genome.Space.Genes;
        Span<int> open = genes.Count <= 256 ? stackalloc int[genes.Count] : new int[genes.Count];
        var count = 0;
        for (var gene = 0; gene < genes.Count; gene++)
        {
            if (genome.IsActive(gene) && genes[gene].Domain.Cardinality != 1)
            {
                open[count++] = gene;
            }
        }

        return count == 0 ? null : new GeneMove(open[random.NextInt(count)], null);
    }

    /// <summary>Makes the change; genes that become active by it are drawn, and where it breaks a requirement, others give way.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The neighbour.</returns>
    public Genome Apply(Genome genome, RandomStream random)
    {
        var draft = GenomeDraft.Of(genome.Space, genome.Values.AsSpan());
        draft.Set(Gene, Value ?? GeneValues.Mutate(genome.Space.Genes[Gene].Domain, genome.Values[Gene], random), random);
        return genome.Space.Generation.Repair(draft, [Gene], random);
    }
}

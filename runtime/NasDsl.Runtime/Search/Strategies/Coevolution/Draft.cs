using NasDsl.Genomes;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The genes of a network that may break requirements.</summary>
/// <param name="Values">One number for each gene, in canonical form.</param>
/// <param name="Active">Which genes are active.</param>
internal sealed record Draft(double[] Values, bool[] Active)
{
    /// <summary>Takes the genes of a network.</summary>
    public static Draft Of(Genome genome)
    {
        var active = new bool[genome.Values.Length];
        for (var gene = 0; gene < active.Length; gene++)
        {
            active[gene] = genome.IsActive(gene);
        }

        return new Draft([.. genome.Values], active);
    }

    /// <summary>A number for the genes, to know again what has been proposed: that two drafts share it by chance costs no more than one draft.</summary>
    public ulong Hash()
    {
        // FNV-1a over words.
        var hash = 14695981039346656037ul;
        foreach (var value in Values)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211ul;
            hash ^= hash >> 29;
        }

        return hash;
    }
}

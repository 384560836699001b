using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// A genome as the surrogate sees it: for each gene a level, so that what two values have to do with each other is looked up in a table. Real genes (of their logarithm for
/// <c>log</c>) and long ordered ones have 33 levels, which is finer than what few hundred trials can tell apart. An inactive gene has a level of its own, the last.
/// </summary>
internal sealed class GeneLevels
{
    private const int MaximumLevels = 33;

    private readonly ImmutableArray<GeneDomain> _domains;
    private readonly int[] _counts;

    /// <summary>Reads the genes of a space.</summary>
    /// <param name="genes">The genes.</param>
    public GeneLevels(IEnumerable<GeneModel> genes)
    {
        _domains = [.. genes.Select(gene => gene.Domain)];
        _counts = [.. _domains.Select(domain => domain.IsOrdinal ? Math.Min(domain.Cardinality ?? MaximumLevels, MaximumLevels) : domain.Cardinality ?? MaximumLevels)];
    }

    /// <summary>How many genes there are.</summary>
    public int Genes => _counts.Length;

    /// <summary>How many levels a gene has where it is active; the next level stands for a gene that is not.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <returns>The number.</returns>
    public int CountOf(int gene) => _counts[gene];

    /// <summary>Whether the levels of a gene have an order.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <returns>True when they do.</returns>
    public bool IsOrdinal(int gene) => _domains[gene].IsOrdinal;

    /// <summary>The levels of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>One level for each gene.</returns>
    public int[] Of(Genome genome)
    {
        var levels = new int[_counts.Length];
        for (var gene = 0; gene < levels.Length; gene++)
        {
            levels[gene] = genome.IsActive(gene) ? LevelOf(gene, genome.Values[gene]) : _counts[gene];
        }

        return levels;
    }

    private int LevelOf(int gene, double value)
    {
        var last = _counts[gene] - 1;
        return _domains[gene] switch
        {
            RealDomain real => (int)Math.Floor((GeneValues.ToUnit(real, value) * last) + 0.5),
            { Cardinality: { } count } when count > last + 1 => (int)Math.Floor((value / (count - 1) * last) + 0.5),
            _ => (int)value,
        };
    }
}

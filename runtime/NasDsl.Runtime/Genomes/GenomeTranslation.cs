using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Genomes;

/// <summary>
/// Finds genomes of one space in another: the same architecture and the same values of the recipe, however they are written there. Genes keep their values by their paths; those that have none to keep are tried out. In
/// small spaces every architecture is compared. What it finds is the same architecture; in a large space that was turned inside out it may find less than there is.
/// </summary>
public sealed class GenomeTranslation
{
    private const int MostTries = 4_096;
    private const double SmallSpace = 20_000;

    private readonly Space _to;
    private readonly Dictionary<string, string> _oldPaths;
    private readonly Lazy<Dictionary<NetworkGraph, Genome>> _all;

    /// <summary>Compares two spaces.</summary>
    /// <param name="from">The space that genomes come from.</param>
    /// <param name="to">The space that they are sought in.</param>
    public GenomeTranslation(Space from, Space to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _to = to;
        Changes = SpaceChanges.Of(from, to);
        _oldPaths = from.Genes.Where(gene => to.HasGene(gene.Path)).ToDictionary(gene => gene.Path, gene => gene.Path, StringComparer.Ordinal);
        foreach (var pair in Changes.Renamed)
        {
            _oldPaths[pair.To.Path] = pair.From.Path;
        }

        _all = new Lazy<Dictionary<NetworkGraph, Genome>>(EnumerateAll);
    }

    /// <summary>What has changed.</summary>
    public SpaceChanges Changes { get; }

    /// <summary>Finds a genome.</summary>
    /// <param name="genome">The genome of the first space.</param>
    /// <returns>One of the second space that satisfies its requirements, or null.</returns>
    public Genome? Find(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        return FindByNames(genome) ?? FindAmongAll(genome);
    }

    private Genome? FindByNames(Genome genome)
    {
        // The values of genes that have none to keep, in the order in which they are met: counted through, the last one first.
        var tried = new List<int>();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var limits = new List<int>();
            var draft = GenomeDraft.Fill(_to, gene => Keep(genome, gene) ?? Try(gene, tried, limits));
            if (limits.Contains(0))
            {
                return null;
            }

            var found = draft.ToGenome();
            if (IsSame(genome, found) && _to.IsValid(found))
            {
                return found;
            }

            tried = [.. tried.Take(limits.Count), .. Enumerable.Repeat(0, Math.Max(0, limits.Count - tried.Count))];
            var last = tried.Count - 1;
            while (last >= 0 && tried[last] + 1 >= limits[last])
            {
                last--;
            }

            if (last < 0)
            {
                return null;
            }

            tried[last]++;
            tried.RemoveRange(last + 1, tried.Count - last - 1);
        }

        return null;
    }

    private static double Try(GeneModel gene, List<int> tried, List<int> limits)
    {
        limits.Add(gene.Domain.Cardinality ?? 0);
        return limits.Count <= tried.Count && limits[^1] > 0 ? tried[limits.Count - 1] : GeneValues.Canonical(gene.Domain);
    }

    private double? Keep(Genome genome, GeneModel gene)
    {
        if (!_oldPaths.TryGetValue(gene.Path, out var path) || genome.ValueOf(genome.Space.IndexOf(path)) is not { } value)
        {
            return null;
        }

        return GeneValues.NumberOf(gene.Domain, value)
            ?? (value.Symbol is { } word && Changes.Words.TryGetValue(word, out var other) ? GeneValues.NumberOf(gene.Domain, Value.Of(other)) : null);
    }

    private bool IsSame(Genome genome, Genome found)
    {
        for (var gene = _to.Model.Genes.Count; gene < _to.Genes.Count; gene++)
        {
            // A gene of the recipe that is new may be what was fixed before: whether the recipe is the same is asked of its numbers.
            if (_oldPaths.TryGetValue(_to.Genes[gene].Path, out var path) && !Equals(genome.ValueOf(genome.Space.IndexOf(path)), found.ValueOf(gene)))
            {
                return false;
            }
        }

        return genome.Graph.Equals(found.Graph);
    }

    private Genome? FindAmongAll(Genome genome)
    {
        if (!_all.Value.TryGetValue(genome.Graph, out var architecture))
        {
            return null;
        }

        var values = new double[_to.Genes.Count];
        architecture.Values.CopyTo(values);
        for (var gene = architecture.Values.Length; gene < values.Length; gene++)
        {
            if (Keep(genome, _to.Genes[gene]) is not { } value)
            {
                return null;
            }

            values[gene] = value;
        }

        var found = _to.CreateGenome(values);
        return IsSame(genome, found) && _to.IsValid(found) ? found : null;
    }

    private Dictionary<NetworkGraph, Genome> EnumerateAll()
    {
        var all = new Dictionary<NetworkGraph, Genome>();
        if (_to.Model.Genes.Aggregate(1.0, (product, gene) => product * (gene.Domain.Cardinality ?? double.PositiveInfinity)) > SmallSpace)
        {
            return all;
        }

        foreach (var genome in GenomeEnumerator.Enumerate(_to.WithoutRecipe()))
        {
            all.TryAdd(genome.Graph, genome);
        }

        return all;
    }
}

using System.Collections.Immutable;
using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>What has changed between two spaces, gene by gene.</summary>
/// <param name="Added">Genes that are new.</param>
/// <param name="Removed">Genes that are gone.</param>
/// <param name="Renamed">Genes with other paths, because a block, a repeat or an operation has another name.</param>
/// <param name="Changed">Genes with other values to choose from.</param>
/// <param name="Words">The names that have changed, such as <c>Conv</c> to <c>Convolution</c>.</param>
public sealed record SpaceChanges(
    ImmutableArray<GeneModel> Added,
    ImmutableArray<GeneModel> Removed,
    ImmutableArray<GenePair> Renamed,
    ImmutableArray<GenePair> Changed,
    ImmutableDictionary<string, string> Words)
{
    /// <summary>Whether all genes are as they were.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Renamed.IsEmpty && Changed.IsEmpty;

    /// <summary>Compares two spaces.</summary>
    /// <param name="from">The space as it was.</param>
    /// <param name="to">The space as it is.</param>
    /// <returns>The changes, in the order of the genes.</returns>
    public static SpaceChanges Of(Space from, Space to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var old = from.Genes.ToDictionary(gene => gene.Path, StringComparer.Ordinal);
        var added = to.Genes.Where(gene => !old.ContainsKey(gene.Path)).ToList();
        var removed = from.Genes.Where(gene => !to.HasGene(gene.Path)).ToList();
        var words = FindWords(removed, added);
        var renamed = new List<GenePair>();
        foreach (var gene in removed.ToArray())
        {
            if (added.Find(other => other.Path == Rename(gene.Path, words)) is { } found)
            {
                renamed.Add(new GenePair(gene, found));
                removed.Remove(gene);
                added.Remove(found);
            }
        }

        var changed = to.Genes
            .Select(gene => old.TryGetValue(gene.Path, out var before) ? new GenePair(before, gene) : null)
            .OfType<GenePair>()
            .Concat(renamed)
            .Where(pair => !IsSame(pair, words));
        return new SpaceChanges([.. added], [.. removed], [.. renamed], [.. changed], words);
    }

    /// <summary>A path with the new names in it.</summary>
    internal static string Rename(string path, IReadOnlyDictionary<string, string> words) => string.Join('.', path.Split('.').Select(part =>
    {
        var end = part.IndexOf('[', StringComparison.Ordinal);
        var word = end < 0 ? part : part[..end];
        return words.TryGetValue(word, out var other) ? other + part[word.Length..] : part;
    }));

    private static bool IsSame(GenePair pair, ImmutableDictionary<string, string> words) => pair.From.Domain is AlternativeDomain names
        ? pair.To.Domain is AlternativeDomain others && names.Names.Select(name => words.GetValueOrDefault(name, name)).SequenceEqual(others.Names)
        : pair.From.Domain.Equals(pair.To.Domain);

    /// <summary>
    /// A name has another one when paths that are gone become paths that are new by it: each pair of such paths that differ in one name, and have the same values to choose from, has a vote. Names that are
    /// still there in other paths have not changed.
    /// </summary>
    private static ImmutableDictionary<string, string> FindWords(IReadOnlyList<GeneModel> removed, IReadOnlyList<GeneModel> added)
    {
        var votes = new Dictionary<(string From, string To), int>();
        foreach (var gene in removed)
        {
            foreach (var other in added)
            {
                if (Difference(gene.Path, other.Path) is { } words && (gene.Domain.Equals(other.Domain) || gene.Domain is AlternativeDomain && other.Domain is AlternativeDomain))
                {
                    votes[words] = votes.GetValueOrDefault(words) + 1;
                }
            }
        }

        var chosen = ImmutableDictionary<string, string>.Empty;
        foreach (var ((from, to), _) in votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key.From, StringComparer.Ordinal).ThenBy(vote => vote.Key.To, StringComparer.Ordinal))
        {
            if (!chosen.ContainsKey(from) && !chosen.ContainsValue(to))
            {
                chosen = chosen.Add(from, to);
            }
        }

        return chosen;
    }

    private static (string From, string To)? Difference(string first, string second)
    {
        var (one, other) = (first.Split('.'), second.Split('.'));
        if (one.Length != other.Length)
        {
            return null;
        }

        (string, string)? found = null;
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] == other[i])
            {
                continue;
            }

            var (word, place) = Split(one[i]);
            var (otherWord, otherPlace) = Split(other[i]);
            if (place != otherPlace || word == otherWord || (found is { } known && known != (word, otherWord)))
            {
                return null;
            }

            found = (word, otherWord);
        }

        return found;
    }

    private static (string Word, string Place) Split(string part)
    {
        var end = part.IndexOf('[', StringComparison.Ordinal);
        return end < 0 ? (part, "") : (part[..end], part[end..]);
    }
}

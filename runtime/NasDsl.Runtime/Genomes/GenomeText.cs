using System.Globalization;
using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>The text form of genomes: active genes with their values.</summary>
internal static class GenomeText
{
    public static string Write(Genome genome) => string.Join(' ', genome.Space.Genes
        .Where(gene => genome.IsActive(gene.Index))
        .Select(gene => $"{gene.Path}={genome.ValueOf(gene.Index)}"));

    public static Genome Parse(Space space, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var given = Read(space, text);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var draft = GenomeDraft.Fill(space, gene =>
        {
            if (!given.TryGetValue(gene.Path, out var word))
            {
                throw new FormatException($"{gene.Path} is missing; it takes {GeneValues.Describe(gene.Domain)}.");
            }

            used.Add(gene.Path);
            return GeneValues.NumberOf(gene.Domain, ReadValue(gene.Domain, word))
                ?? throw new FormatException($"{gene.Path} takes {GeneValues.Describe(gene.Domain)}, not {word}.");
        });
        var idle = given.Keys.FirstOrDefault(path => !used.Contains(path));
        return idle is null
            ? draft.ToGenome()
            : throw new FormatException($"{idle} is inactive here: the place it belongs to is not taken.");
    }

    private static Dictionary<string, string> Read(Space space, string text)
    {
        var known = space.Genes.Select(gene => gene.Path).ToHashSet(StringComparer.Ordinal);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = item.LastIndexOf('=');
            var path = sign < 0 ? item : item[..sign];
            if (sign < 0)
            {
                throw new FormatException($"'{item}' is not of the form gene=value.");
            }

            if (!known.Contains(path))
            {
                throw new FormatException($"{space.Model.Name} has no gene '{path}'.");
            }

            if (!given.TryAdd(path, item[(sign + 1)..]))
            {
                throw new FormatException($"{path} is there twice.");
            }
        }

        return given;
    }

    private static Value ReadValue(GeneDomain domain, string word)
    {
        if (domain is not AlternativeDomain && bool.TryParse(word, out var truth))
        {
            return Value.Of(truth);
        }

        return domain is not AlternativeDomain && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Value.Of(word);
    }
}

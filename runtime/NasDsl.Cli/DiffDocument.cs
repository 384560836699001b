using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Reporting;

namespace NasDsl.Cli;

/// <summary>What <c>nas diff --json</c> prints.</summary>
/// <param name="Search">The name of the search in the new program.</param>
/// <param name="Genes">How many genes it has.</param>
/// <param name="Added">Genes that are new, with their values.</param>
/// <param name="Removed">Genes that are gone, with their values.</param>
/// <param name="Renamed">Genes with other paths.</param>
/// <param name="Names">The names that make these paths other ones, such as <c>Conv</c> and what it is called now.</param>
/// <param name="Changed">Genes with other values.</param>
/// <param name="Inputs">What else is different, such as <c>the objectives</c>.</param>
/// <param name="Trials">How many trials, or architectures that were drawn, were looked at.</param>
/// <param name="CarriedOver">How many of them are in the new program.</param>
/// <param name="IsDrawn">Whether these are architectures that were drawn, since the old program has no trials.</param>
internal sealed record DiffDocument(
    string Search,
    int Genes,
    IReadOnlyList<DiffDocument.Gene> Added,
    IReadOnlyList<DiffDocument.Gene> Removed,
    IReadOnlyList<DiffDocument.Move> Renamed,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<DiffDocument.Change> Changed,
    IReadOnlyList<string> Inputs,
    int Trials,
    int CarriedOver,
    bool IsDrawn)
{
    /// <summary>Describes changes.</summary>
    public static DiffDocument Create(string search, int genes, SpaceChanges changes, IReadOnlyList<string> inputs, int trials, int carriedOver, bool isDrawn) => new(
        search,
        genes,
        [.. changes.Added.Select(Describe)],
        [.. changes.Removed.Select(Describe)],
        [.. changes.Renamed.Select(pair => new Move(pair.From.Path, pair.To.Path))],
        changes.Words,
        [.. changes.Changed.Select(pair => new Change(pair.To.Path, $"{pair.From.Domain}", $"{pair.To.Domain}"))],
        inputs,
        trials,
        carriedOver,
        isDrawn);

    /// <summary>Writes it for people.</summary>
    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine($"{Search}, {ReportText.Count(Genes)} genes: {Added.Count} added, {Removed.Count} removed, {Renamed.Count} renamed, {Changed.Count} with other values");
        foreach (var gene in Added)
        {
            writer.WriteLine($"  + {gene.Path} {gene.Values}");
        }

        foreach (var gene in Removed)
        {
            writer.WriteLine($"  - {gene.Path} {gene.Values}");
        }

        foreach (var (from, to) in Names.OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"  > {from} is now {to}");
        }

        foreach (var change in Changed)
        {
            writer.WriteLine($"  ~ {change.Path} {change.From} is now {change.To}");
        }

        if (Inputs.Count > 0)
        {
            writer.WriteLine($"changed: {LockRun.Sentence(Inputs)}");
        }

        writer.WriteLine(IsDrawn
            ? $"of {Trials} architectures drawn from the old space, {CarriedOver} are in the new one"
            : $"{CarriedOver} of {Trials} trials carry over{(CarriedOver < Trials ? "; the others are kept aside" : "")}");
    }

    private static Gene Describe(GeneModel gene) => new(gene.Path, $"{gene.Domain}");

    /// <summary>A gene.</summary>
    internal sealed record Gene(string Path, string Values);

    /// <summary>A gene with another path.</summary>
    internal sealed record Move(string From, string To);

    /// <summary>A gene with other values.</summary>
    internal sealed record Change(string Path, string From, string To);
}

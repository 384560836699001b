using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Cli;

/// <summary>What <c>nas info --json</c> prints.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="Data">The data declarations.</param>
/// <param name="Spaces">The spaces.</param>
/// <param name="Searches">The searches.</param>
internal sealed record InfoDocument(
    string Namespace,
    IReadOnlyList<InfoDocument.DataInfo> Data,
    IReadOnlyList<InfoDocument.SpaceInfo> Spaces,
    IReadOnlyList<InfoDocument.SearchInfo> Searches)
{
    /// <summary>Describes a compilation.</summary>
    /// <param name="compilation">The compilation, without errors.</param>
    /// <returns>The document.</returns>
    public static InfoDocument Create(NasCompilation compilation) => new(
        compilation.Model.Namespace,
        [.. compilation.Model.Data.Select(data => new DataInfo(
            data.Name, data.Source.Kind, data.Source.Path, data.Input.Shape.ToString(), data.Target.Size))],
        [.. compilation.Model.Spaces.Select(space => Describe(
            space, compilation.Analyses.FirstOrDefault(analysis => analysis.Space == space.Name)))],
        [.. compilation.Model.Searches.Select(search => new SearchInfo(
            search.Name,
            search.Space,
            search.Strategy.Name,
            [.. search.Objectives.Select(objective => (objective.IsMaximized ? "maximize " : "minimize ") + objective.Text)],
            search.Budget.Trials,
            search.Seed,
            search.TrainOn?.Name))]);

    private static SpaceInfo Describe(SpaceModel space, SpaceAnalysis? analysis) => new(
        space.Name,
        space.Data,
        [.. space.Genes.Select(gene => new GeneInfo(gene.Path, gene.Domain.ToString()))],
        [.. space.Requirements.Select(requirement => requirement.Text)],
        Describe(analysis?.Genomes),
        Describe(analysis?.Architectures),
        Describe(analysis?.ValidGenomes),
        Describe(analysis?.ValidArchitectures),
        Describe(analysis?.Params),
        Describe(analysis?.Macs),
        Describe(analysis?.Flops),
        Describe(analysis?.Memory),
        analysis?.Completeness is { } has ? new CompletenessInfo(has.HasAffineMap, has.HasNonlinearity, has.HasUnboundedDepth) : null,
        analysis?.Summary);

    private static CountInfo? Describe(Count? count) =>
        count is null
            ? null
            : new CountInfo(
                count.Kind == CountKind.Infinite ? null : count.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                count.Kind.ToString());

    private static RangeInfo? Describe(CostRange? range) => range is null ? null : new RangeInfo(range.Minimum, range.Maximum, range.IsExact);

    /// <summary>A data declaration.</summary>
    internal sealed record DataInfo(string Name, string Format, string Path, string Input, int Outputs);

    /// <summary>A space with its size and bounds; null is unknown.</summary>
    internal sealed record SpaceInfo(
        string Name,
        string Data,
        IReadOnlyList<GeneInfo> Genes,
        IReadOnlyList<string> Requirements,
        CountInfo? Genomes,
        CountInfo? Architectures,
        CountInfo? ValidGenomes,
        CountInfo? ValidArchitectures,
        RangeInfo? Params,
        RangeInfo? Macs,
        RangeInfo? Flops,
        RangeInfo? Memory,
        CompletenessInfo? Completeness,
        string? Summary);

    /// <summary>Which parts of a Turing-equivalent component set a space has.</summary>
    internal sealed record CompletenessInfo(bool HasAffineMap, bool HasNonlinearity, bool HasUnboundedDepth);

    /// <summary>A gene.</summary>
    internal sealed record GeneInfo(string Path, string Domain);

    /// <summary>A count, as decimal digits since it may exceed every number type, and how far it is known.</summary>
    internal sealed record CountInfo(string? Number, string Kind);

    /// <summary>The least and the greatest cost.</summary>
    internal sealed record RangeInfo(long Minimum, long Maximum, bool IsExact);

    /// <summary>A search; what it trains on is null where it does not say.</summary>
    internal sealed record SearchInfo(
        string Name,
        string Space,
        string Strategy,
        IReadOnlyList<string> Objectives,
        int? Trials,
        ulong Seed,
        string? TrainOn);
}

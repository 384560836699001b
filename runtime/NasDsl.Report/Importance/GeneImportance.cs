using System.Collections.Immutable;
using NasDsl.Search;

namespace NasDsl.Report.Importance;

/// <summary>Which genes decide about an objective.</summary>
public static class GeneImportance
{
    /// <summary>The name of what is no gene, and decides all the same: for how long a trial was trained.</summary>
    public const string Training = "epochs trained";

    /// <summary>With fewer trials nothing is told.</summary>
    private const int FewestTrials = 16;

    /// <summary>With more, as many of them are taken at equal distances: more would change little and take long.</summary>
    private const int MostTrials = 1500;

    /// <summary>Finds the importance of all genes that differ between trials.</summary>
    /// <param name="search">The search.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="objective">The place of the objective.</param>
    /// <returns>
    /// Genes with the share of the variance of the objective's ranks that each explains by itself, the greatest first; empty where the trials are too few or all alike. Ranks, since a search
    /// compares: one network that learns nothing would outweigh all others.
    /// </returns>
    public static ImmutableArray<GeneShare> Of(SearchDefinition search, IEnumerable<Trial> trials, int objective)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(trials);
        var measured = trials.Where(trial => trial.Objectives.Length > objective && double.IsFinite(trial.Objectives[objective])).OrderBy(trial => trial.Id).ToArray();
        if (measured.Length < FewestTrials)
        {
            return [];
        }

        if (measured.Length > MostTrials)
        {
            measured = [.. Enumerable.Range(0, MostTrials).Select(i => measured[(int)((long)i * measured.Length / MostTrials)])];
        }

        ImmutableArray<Feature> features =
        [
            .. search.Space.Genes
                .Select(gene => Feature.Of(gene.Path, gene.Domain.IsOrdinal, measured.Select(trial => trial.Genome.IsActive(gene.Index) ? trial.Genome.Values[gene.Index] : (double?)null)))
                .Append(Feature.Of(Training, true, measured.Select(trial => (double?)(trial.Epochs * trial.Share))))
                .Where(feature => feature.Count > 1),
        ];
        return FunctionalAnova.Shares(features, Ranks([.. measured.Select(trial => trial.Objectives[objective])]), search.Model.Seed) is { } shares
            ? [.. features.Select((feature, i) => new GeneShare(feature.Name, shares[i])).OrderByDescending(gene => gene.Share).ThenBy(gene => gene.Path, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The places of values in their order, from 0 to 1; equal values share the middle of theirs.</summary>
    internal static ImmutableArray<double> Ranks(double[] values)
    {
        var sorted = values.Order().ToArray();
        return [.. values.Select(value =>
        {
            var first = Array.BinarySearch(sorted, value);
            var last = first;
            while (first > 0 && sorted[first - 1].Equals(value))
            {
                first--;
            }

            while (last < sorted.Length - 1 && sorted[last + 1].Equals(value))
            {
                last++;
            }

            return (first + last) / 2.0 / Math.Max(1, sorted.Length - 1);
        })];
    }
}

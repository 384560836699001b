using NasDsl.Genomes;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Search.Tables;

/// <summary>Measured results of a space: a row for each candidate.</summary>
/// <param name="evaluation">The declaration.</param>
/// <param name="path">The file in messages.</param>
/// <param name="rows">The results by their keys.</param>
internal sealed class ResultTable(EvaluationModel evaluation, string path, IReadOnlyDictionary<string, Metrics> rows)
{
    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Finds the results of a candidate.</summary>
    /// <param name="genome">The candidate.</param>
    /// <returns>The results.</returns>
    /// <exception cref="NasException">The table has no row of it.</exception>
    public Metrics Find(Genome genome) => rows.TryGetValue(TableKey.Of(genome, evaluation.Keys), out var metrics)
        ? metrics
        : throw NasException.Of(DiagnosticCatalog.TableRowMissing, evaluation.Location, Path.GetFileName(path), Describe(genome));

    private string Describe(Genome genome) => evaluation.Code is { } code
        ? $"{code} = {TableKey.Of(genome, evaluation.Keys).Replace(" ", "", StringComparison.Ordinal)}"
        : string.Join(", ", evaluation.Keys.Select(key => $"{key.Name} = {genome.ValueOf(key.Gene)?.ToString() ?? "-"}"));
}

using System.Collections.Concurrent;
using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Search.Evaluation;

/// <summary>The rows that candidates are trained and measured on at each rung; the same for all of them, whichever thread asks first.</summary>
/// <param name="training">All rows to train on.</param>
/// <param name="validation">All rows to measure on.</param>
/// <param name="seed">The seed of the search.</param>
internal sealed class RungRows(Dataset training, Dataset validation, ulong seed)
{
    private readonly ConcurrentDictionary<(RungAxis Over, double Share), Lazy<(Dataset Training, Dataset Validation)>> _rows = new();
    private readonly ConcurrentDictionary<int, Lazy<Dataset>> _first = new();

    /// <summary>All rows to train on.</summary>
    public Dataset Training => training;

    /// <summary>All rows to measure on.</summary>
    public Dataset Validation => validation;

    /// <summary>The rows of a rung.</summary>
    /// <param name="rung">The rung.</param>
    /// <returns>The rows to train on and those to measure on.</returns>
    public (Dataset Training, Dataset Validation) Of(Rung rung) => rung.Share >= 1
        ? (training, validation)
        : _rows.GetOrAdd((rung.Over, rung.Share), key => new(() => Create(key.Over, key.Share))).Value;

    /// <summary>Some rows to train on, with the classes in proportion.</summary>
    /// <param name="count">How many, where there are so many.</param>
    /// <returns>The rows.</returns>
    public Dataset First(int count) => _first.GetOrAdd(count, key => new(() => training.Select([.. Order().Take(key).Order()]))).Value;

    private (Dataset Training, Dataset Validation) Create(RungAxis over, double share)
    {
        if (over == RungAxis.Rows)
        {
            // Validation stays whole: the noise of few rows would be that of the comparison.
            return (training.Select([.. Order().Take(Math.Max(1, (int)Math.Ceiling(share * training.Count))).Order()]), validation);
        }

        var shape = InputResolution.At(training.InputShape, share);
        return (AveragePooling.Shrink(training, shape), AveragePooling.Shrink(validation, shape));
    }

    /// <summary>An order of the rows of which every beginning has the classes in proportion, so that the rows of a rung are part of those of the next.</summary>
    private int[] Order()
    {
        var rows = Enumerable.Range(0, training.Count).ToArray();
        new RandomStream(seed, RandomPurpose.Rows).Shuffle<int>(rows);
        if (training.TargetKind != TargetKind.Class)
        {
            return rows;
        }

        return [.. rows
            .GroupBy(row => training.Targets.Span[row])
            .SelectMany(rowsOfClass => rowsOfClass.Select((row, i) => (Row: row, Place: (i + 0.5) / rowsOfClass.Count())))
            .OrderBy(item => item.Place)
            .ThenBy(item => item.Row)
            .Select(item => item.Row)];
    }
}

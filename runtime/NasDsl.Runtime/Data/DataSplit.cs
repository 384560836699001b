using System.Collections.Immutable;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Data;

/// <summary>Which rows train, which compare candidates, and which are read once for the champion.</summary>
/// <param name="Train">The rows that candidates are trained on, ascending.</param>
/// <param name="Validation">The rows that candidates are compared on, ascending.</param>
/// <param name="Test">The rows for the champion, ascending.</param>
public sealed record DataSplit(ImmutableArray<int> Train, ImmutableArray<int> Validation, ImmutableArray<int> Test)
{
    /// <summary>Splits rows; the same rows, shares and seed give the same parts everywhere.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="model">The shares.</param>
    /// <returns>Three parts without a common row.</returns>
    /// <exception cref="NasException">A part has a share but would have no row.</exception>
    public static DataSplit Create(Dataset rows, SplitModel model)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(model);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new RandomStream(model.Seed, RandomPurpose.Split).Shuffle(order.AsSpan());
        if (model.IsStratified && rows.TargetKind == TargetKind.Class)
        {
            order = Interleave(order, rows.Targets.Span);
        }

        var train = Round(model.Train, rows.Count);
        var validation = Round(model.Train + model.Validation, rows.Count) - train;
        var test = Round(model.Train + model.Validation + model.Test, rows.Count) - train - validation;
        Check(model, rows.Count, "train", model.Train, train);
        Check(model, rows.Count, "validation", model.Validation, validation);
        Check(model, rows.Count, "test", model.Test, model.Test > 0 ? test : 1);
        return new DataSplit(
            [.. order[..train].Order()],
            [.. order[train..(train + validation)].Order()],
            [.. order[(train + validation)..(train + validation + test)].Order()]);
    }

    /// <summary>
    /// Spreads the rows of each class evenly over the order, so that any stretch of it has each class in proportion, to within one row.
    /// </summary>
    private static int[] Interleave(int[] order, ReadOnlySpan<float> targets)
    {
        var counts = new Dictionary<float, int>();
        foreach (var target in targets)
        {
            counts[target] = counts.GetValueOrDefault(target) + 1;
        }

        var seen = new Dictionary<float, int>();
        var keyed = new List<(double Place, float Target, int Row)>();
        foreach (var row in order)
        {
            var target = targets[row];
            var rank = seen.GetValueOrDefault(target);
            seen[target] = rank + 1;
            keyed.Add(((rank + 0.5) / counts[target], target, row));
        }

        return [.. keyed.OrderBy(item => item.Place).ThenBy(item => item.Target).Select(item => item.Row)];
    }

    private static int Round(double share, int count) =>
        Math.Min(count, (int)Math.Floor((share * count) + 0.5));

    private static void Check(SplitModel model, int rows, string part, double share, int count)
    {
        if (count == 0)
        {
            throw NasException.Of(DiagnosticCatalog.DataTooFewRows, model.Location, rows, part, NumberText.Format(Math.Round(share * 100, 6)));
        }
    }
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Data;

/// <summary>Rows in memory: inputs and targets.</summary>
public sealed class Dataset
{
    /// <summary>Takes rows.</summary>
    /// <param name="inputShape">The shape of one input.</param>
    /// <param name="inputs">The inputs, row by row, channels innermost: rows x <see cref="Shape.Size"/>.</param>
    /// <param name="targetKind">What the targets are.</param>
    /// <param name="targetSize">The number of classes, or of numbers that each row has.</param>
    /// <param name="targets">The targets, row by row: the number of a class, or one or several numbers.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public Dataset(Shape inputShape, float[] inputs, TargetKind targetKind, int targetSize, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        TargetWidth = WidthOf(targetKind, targetSize);
        Count = targets.Length / TargetWidth;
        if (targets.Length != (long)Count * TargetWidth)
        {
            throw new ArgumentException($"Rows have {TargetWidth} targets each, and {targets.Length} targets are no whole number of rows.", nameof(targets));
        }

        if (inputs.Length != (long)Count * inputShape.Size)
        {
            throw new ArgumentException($"{Count} rows of {inputShape} are {(long)Count * inputShape.Size} numbers, not {inputs.Length}.", nameof(inputs));
        }

        InputShape = inputShape;
        Inputs = inputs;
        TargetKind = targetKind;
        TargetSize = targetSize;
        Targets = targets;
    }

    /// <summary>The shape of one input.</summary>
    public Shape InputShape { get; }

    /// <summary>The inputs: rows x <see cref="Shape.Size"/>, row by row, channels innermost.</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>What the targets are.</summary>
    public TargetKind TargetKind { get; }

    /// <summary>The number of classes, or of numbers that each row has: how many outputs a network has.</summary>
    public int TargetSize { get; }

    /// <summary>How many targets each row has: one class, or one or several numbers.</summary>
    public int TargetWidth { get; }

    /// <summary>The targets, rows x <see cref="TargetWidth"/>: the number of a class, or one or several numbers.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many targets a row has.</summary>
    /// <param name="kind">What the targets are.</param>
    /// <param name="size">The number of classes, or of numbers.</param>
    /// <returns>1 for a class, else the number of numbers.</returns>
    public static int WidthOf(TargetKind kind, int size) => kind == TargetKind.Class ? 1 : size;

    /// <summary>Finds a row with a number as its target that is no probability.</summary>
    /// <returns>The first row with a number that is not from 0 to 1, or null. Classes have none.</returns>
    public int? FindNoProbability()
    {
        var targets = Targets.Span;
        for (var i = 0; TargetKind == TargetKind.Number && i < targets.Length; i++)
        {
            if (targets[i] is not (>= 0 and <= 1))
            {
                return i / TargetWidth;
            }
        }

        return null;
    }

    /// <summary>Picks rows.</summary>
    /// <param name="rows">The numbers of the rows, in the order of the result.</param>
    /// <returns>The rows, copied.</returns>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var size = InputShape.Size;
        var inputs = new float[(long)rows.Count * size];
        var targets = new float[(long)rows.Count * TargetWidth];
        for (var i = 0; i < rows.Count; i++)
        {
            Inputs.Slice(rows[i] * size, size).Span.CopyTo(inputs.AsSpan(i * size, size));
            Targets.Slice(rows[i] * TargetWidth, TargetWidth).Span.CopyTo(targets.AsSpan(i * TargetWidth, TargetWidth));
        }

        return new Dataset(InputShape, inputs, TargetKind, TargetSize, targets);
    }
}

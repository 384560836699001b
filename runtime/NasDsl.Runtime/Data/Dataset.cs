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
    /// <param name="targetSize">The number of classes, or 1 for a number.</param>
    /// <param name="targets">One target for each row: the number of a class, or a number.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public Dataset(Shape inputShape, float[] inputs, TargetKind targetKind, int targetSize, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Length != (long)targets.Length * inputShape.Size)
        {
            throw new ArgumentException($"{targets.Length} rows of {inputShape} are {(long)targets.Length * inputShape.Size} numbers, not {inputs.Length}.", nameof(inputs));
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

    /// <summary>The number of classes, or 1 for a number: how many outputs a network has.</summary>
    public int TargetSize { get; }

    /// <summary>One target for each row: the number of a class, or a number.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Targets.Length;

    /// <summary>Picks rows.</summary>
    /// <param name="rows">The numbers of the rows, in the order of the result.</param>
    /// <returns>The rows, copied.</returns>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var size = InputShape.Size;
        var inputs = new float[(long)rows.Count * size];
        var targets = new float[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            Inputs.Slice(rows[i] * size, size).Span.CopyTo(inputs.AsSpan(i * size, size));
            targets[i] = Targets.Span[rows[i]];
        }

        return new Dataset(InputShape, inputs, TargetKind, TargetSize, targets);
    }
}

using NasDsl.Data;
using NasDsl.Language.Catalog;

namespace NasDsl.Search.Evaluation;

/// <summary>Makes images and signals smaller: each place of the result is the mean of the places of the input that it covers, in part or in whole.</summary>
internal static class AveragePooling
{
    /// <summary>Shrinks the inputs of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">The shape of the result, with the same channels and no more places.</param>
    /// <returns>The rows with smaller inputs.</returns>
    public static Dataset Shrink(Dataset rows, Shape shape)
    {
        var from = rows.InputShape;
        var source = rows.Inputs.Span;
        var target = new float[(long)rows.Count * shape.Size];
        var place = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var input = source.Slice(row * from.Size, from.Size);
            for (var y = 0; y < shape.Height; y++)
            {
                for (var x = 0; x < shape.Width; x++)
                {
                    for (var channel = 0; channel < shape.Channels; channel++)
                    {
                        target[place++] = Mean(input, from, Bin(y, shape.Height, from.Height), Bin(x, shape.Width, from.Width), channel);
                    }
                }
            }
        }

        return new Dataset(shape, target, rows.TargetKind, rows.TargetSize, rows.Targets.ToArray());
    }

    /// <summary>The places of the input that a place of the result covers, as adaptive pooling has them.</summary>
    private static (int First, int End) Bin(int place, int places, int of) => ((int)((long)place * of / places), (int)((((long)place + 1) * of) + places - 1) / places);

    private static float Mean(ReadOnlySpan<float> input, Shape shape, (int First, int End) rows, (int First, int End) columns, int channel)
    {
        var sum = 0.0;
        for (var y = rows.First; y < rows.End; y++)
        {
            for (var x = columns.First; x < columns.End; x++)
            {
                sum += input[(((y * shape.Width) + x) * shape.Channels) + channel];
            }
        }

        return (float)(sum / ((rows.End - rows.First) * (columns.End - columns.First)));
    }
}

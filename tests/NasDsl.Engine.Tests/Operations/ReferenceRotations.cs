using NasDsl.Language.Catalog;
using NasDsl.Networks;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>The mathematics of operations over the group of quarter turns, in double precision and in the plainest loops.</summary>
internal static class ReferenceRotations
{
    /// <summary>
    /// y[o, r](p) = bias[o] + sum over inputs (i, s) and steps d from the middle of the window of x[i, s](p + d) w[o, i, s - r](turned back r times d).
    /// </summary>
    public static double[] Convolution(NetworkNode node, Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights)
    {
        var kernel = node.Arguments.Int("kernel");
        var before = node.Arguments["padding"].Symbol == "valid" ? 0 : (kernel - 1) / 2;
        var turns = node.Operation.Name == "c4conv" ? 4 : 1;
        var y = new double[batch * node.Shape.Size];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, place) = Math.DivRem(i, node.Shape.Size);
            var (row, column) = Math.DivRem(place / node.Shape.Channels, node.Shape.Width);
            var (field, turn) = Math.DivRem(i % node.Shape.Channels, 4);
            y[i] = weights.TryGetValue("bias", out var bias) ? bias[field] : 0;
            for (var down = 0; down < kernel; down++)
            {
                for (var right = 0; right < kernel; right++)
                {
                    var (inputRow, inputColumn) = (row + down - before, column + right - before);
                    if (inputRow < 0 || inputRow >= shape.Height || inputColumn < 0 || inputColumn >= shape.Width)
                    {
                        continue;
                    }

                    // Twice the steps from the middle, turned clockwise as often as the filter is turned the other way.
                    var (south, east) = ((2 * down) - (kernel - 1), (2 * right) - (kernel - 1));
                    for (var t = 0; t < turn; t++)
                    {
                        (south, east) = (east, -south);
                    }

                    var cell = ((south + kernel - 1) / 2 * kernel) + ((east + kernel - 1) / 2);
                    for (var channel = 0; channel < shape.Channels; channel++)
                    {
                        var group = channel / turns * turns;
                        var source = group + ((channel - group - turn + 4) % turns);
                        var number = x[(n * shape.Size) + (((inputRow * shape.Width) + inputColumn) * shape.Channels) + channel];
                        y[i] += number * weights["weight"][(((field * shape.Channels) + source) * kernel * kernel) + cell];
                    }
                }
            }
        }

        return y;
    }
}

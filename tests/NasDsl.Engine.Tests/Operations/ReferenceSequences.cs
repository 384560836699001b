using NasDsl.Language.Catalog;
using NasDsl.Networks;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>The mathematics of operations on sequences, in double precision and in the plainest loops.</summary>
internal static class ReferenceSequences
{
    public delegate (double[] State, double[] Cell) Step(Func<int, double> input, Func<int, double> state, double[] before, double[] cellBefore);

    public static double[] Positional(Shape shape, double[] x) =>
        [.. x.Select((value, i) =>
        {
            var (place, channel) = Math.DivRem(i % shape.Size, shape.Channels);
            var angle = place / Math.Pow(10_000, (channel - (channel % 2)) / (double)shape.Channels);
            return value + (channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        })];

    public static double[] Attention(Shape shape, int heads, double[] x, IReadOnlyDictionary<string, double[]> weights) =>
        [.. x.Chunk(shape.Size).SelectMany(sample => AttentionOf(shape, heads, sample, weights))];

    public static double[] Recurrent(NetworkNode node, Shape shape, double[] x, IReadOnlyDictionary<string, double[]> weights, Step step)
    {
        var units = node.Shape.Channels;
        var y = new List<double>();
        foreach (var sample in x.Chunk(shape.Size))
        {
            var (state, cell) = (new double[units], new double[units]);
            var all = new List<double>();
            foreach (var here in sample.Chunk(shape.Channels))
            {
                var before = state;
                (state, cell) = step(
                    row => Row(weights, "weight_ih_l0", "bias_ih_l0", row, here),
                    row => Row(weights, "weight_hh_l0", "bias_hh_l0", row, before),
                    before,
                    cell);
                all.AddRange(state);
            }

            y.AddRange(node.Shape.Rank == 2 ? all : state);
        }

        return [.. y];
    }

    public static (double[] State, double[] Cell) Gru(Func<int, double> input, Func<int, double> state, double[] before, double[] cellBefore)
    {
        var units = before.Length;
        var after = new double[units];
        for (var i = 0; i < units; i++)
        {
            var reset = Sigmoid(input(i) + state(i));
            var update = Sigmoid(input(units + i) + state(units + i));
            var candidate = Math.Tanh(input((2 * units) + i) + (reset * state((2 * units) + i)));
            after[i] = ((1 - update) * candidate) + (update * before[i]);
        }

        return (after, cellBefore);
    }

    public static (double[] State, double[] Cell) Lstm(Func<int, double> input, Func<int, double> state, double[] before, double[] cellBefore)
    {
        var units = before.Length;
        var (after, cell) = (new double[units], new double[units]);
        for (var i = 0; i < units; i++)
        {
            double Gate(int number) => input((number * units) + i) + state((number * units) + i);
            cell[i] = (Sigmoid(Gate(1)) * cellBefore[i]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(2)));
            after[i] = Sigmoid(Gate(3)) * Math.Tanh(cell[i]);
        }

        return (after, cell);
    }

    private static double[] AttentionOf(Shape shape, int heads, double[] x, IReadOnlyDictionary<string, double[]> weights)
    {
        var (length, channels) = (shape.Width, shape.Channels);
        var size = channels / heads;
        double[][] places = [.. x.Chunk(channels)];
        double[][] maps = [.. places.Select(place => Enumerable.Range(0, 3 * channels).Select(row => Row(weights, "in_proj_weight", "in_proj_bias", row, place)).ToArray())];
        var y = new List<double>();
        for (var i = 0; i < length; i++)
        {
            var heard = new double[channels];
            for (var head = 0; head < heads; head++)
            {
                var own = Enumerable.Range(head * size, size).ToArray();
                var likeness = maps.Select(other => Math.Exp(own.Sum(c => maps[i][c] * other[channels + c]) / Math.Sqrt(size))).ToArray();
                foreach (var c in own)
                {
                    heard[c] = Enumerable.Range(0, length).Sum(j => likeness[j] * maps[j][(2 * channels) + c]) / likeness.Sum();
                }
            }

            y.AddRange(Enumerable.Range(0, channels).Select(row => Row(weights, "out_proj.weight", "out_proj.bias", row, heard)));
        }

        return [.. y];
    }

    private static double Row(IReadOnlyDictionary<string, double[]> weights, string weight, string bias, int row, double[] x)
    {
        var sum = weights.TryGetValue(bias, out var offsets) ? offsets[row] : 0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += weights[weight][(row * x.Length) + i] * x[i];
        }

        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

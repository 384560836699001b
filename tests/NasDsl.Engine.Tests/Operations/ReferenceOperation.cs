using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>
/// The mathematics of every operation in double precision and in the plainest loops: batches x places x channels without padding, weights in PyTorch's order. Kernels are compared with it, and it
/// is differentiated by central differences.
/// </summary>
internal static class ReferenceOperation
{
    public const ulong Seed = 11;

    public static double[] Forward(NetworkNode node, Shape[] shapes, int batch, double[][] inputs, IReadOnlyDictionary<string, double[]> weights)
    {
        var x = inputs[0];
        var shape = shapes[0];
        return node.Operation.Name switch
        {
            "conv" or "pointwise" or "depthwise" or "linear" => Affine(node, shape, batch, x, weights),
            "convtranspose" => ConvTranspose(node, shape, batch, x, weights),
            "layernorm" => Norm(node.Shape, batch, x, weights, i => i / shape.Channels),
            "groupnorm" => Norm(node.Shape, batch, x, weights, i => (i / shape.Size, i % shape.Channels / (shape.Channels / node.Arguments.Int("groups")))),
            "batchnorm" => BatchNorm(node.Shape, batch, x, weights),
            "leaky" => Map(x, v => v < 0 ? v * node.Arguments.Real("slope") : v),
            "hardswish" => Map(x, v => v * Math.Clamp(v + 3, 0, 6) / 6),
            "softmax" => Softmax(shape, x),
            "squeezeexcite" => SqueezeExcite(shape, batch, x, weights),
            "upsample" => Upsample(node, shape, batch, x),
            "adaptivemaxpool" => AdaptivePool(node.Shape, shape, batch, x, cells => cells.Max()),
            "adaptiveavgpool" => AdaptivePool(node.Shape, shape, batch, x, cells => cells.Average()),
            "globalmaxpool" => AdaptivePool(Shape.Image(1, 1, shape.Channels), shape, batch, x, cells => cells.Max()),
            "relu" => Map(x, v => Math.Max(v, 0)),
            "gelu" => Map(x, v => v * 0.5 * (1 + ErrorFunction(v / Math.Sqrt(2)))),
            "tanh" => Map(x, Math.Tanh),
            "sigmoid" => Map(x, v => 1 / (1 + Math.Exp(-v))),
            "silu" => Map(x, v => v / (1 + Math.Exp(-v))),
            "maxpool" => Pool(node, shape, batch, x, cells => cells.Max()),
            "avgpool" => Pool(node, shape, batch, x, cells => cells.Average()),
            "globalavgpool" => AdaptivePool(Shape.Image(1, 1, shape.Channels), shape, batch, x, cells => cells.Average()),
            "embedding" => [.. x.SelectMany(token => weights["weight"].Skip((int)Math.Round(token) * node.Shape.Channels).Take(node.Shape.Channels))],
            "positional" => ReferenceSequences.Positional(shape, x),
            "attention" => ReferenceSequences.Attention(shape, node.Arguments.Int("heads"), x, weights),
            "gru" => ReferenceSequences.Recurrent(node, shape, x, weights, ReferenceSequences.Gru),
            "lstm" => ReferenceSequences.Recurrent(node, shape, x, weights, ReferenceSequences.Lstm),
            "c4lift" or "c4conv" => ReferenceRotations.Convolution(node, shape, batch, x, weights),
            "c4norm" => BatchNorm(node.Shape, batch, x, weights, field: 4),
            "c4pool" => [.. x.Chunk(4).Select(turns => turns.Max())],
            "dropout" => Dropout(node, batch, x),
            "flatten" or "reshape" or "identity" => [.. x],
            "zero" => new double[x.Length],
            "add" => [.. x.Select((_, i) => inputs.Sum(input => input[i]))],
            "mul" => [.. x.Select((_, i) => inputs.Aggregate(1.0, (product, input) => product * input[i]))],
            "concat" => Concat(shapes, batch, inputs),
            "mix" => Mix(node.Shape, shapes, batch, inputs, weights["weight"]),
            "slice" => WithChannels(shape, node.Shape.Channels, batch, x),
            _ => throw new NotSupportedException($"There is no reference for '{node.Operation.Name}'."),
        };
    }

    /// <summary>y[p, o] = bias[o] + sum over cells (t) and inputs (i) of x[p stride - before + t, i] w[o, i, t].</summary>
    private static double[] Affine(NetworkNode node, Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights)
    {
        var groups = node.Operation.Name == "depthwise" ? shape.Channels : node.Operation.Name == "conv" ? node.Arguments.Int("groups") : 1;
        var inputs = shape.Channels / groups;
        var window = Window.Of(node, shape);
        var y = new double[batch * node.Shape.Size];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, row, column, output) = Place(node.Shape, i);
            y[i] = weights.TryGetValue("bias", out var bias) ? bias[output] : 0;
            foreach (var (tap, cell) in window.Cells(row, column))
            {
                for (var input = 0; input < inputs; input++)
                {
                    var channel = (output / (node.Shape.Channels / groups) * inputs) + input;
                    y[i] += x[(n * shape.Size) + (cell * shape.Channels) + channel] * weights["weight"][(((output * inputs) + input) * window.Taps) + tap];
                }
            }
        }

        return y;
    }

    private static double[] BatchNorm(Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights, int field = 1)
    {
        var y = new double[x.Length];
        for (var c = 0; c < shape.Channels; c++)
        {
            var column = x.Where((_, i) => i % shape.Channels / field == c / field).ToArray();
            var mean = column.Average();
            var variance = column.Average(v => (v - mean) * (v - mean));
            for (var i = c; i < x.Length; i += shape.Channels)
            {
                y[i] = (weights["weight"][c / field] * (x[i] - mean) / Math.Sqrt(variance + 1e-5)) + weights["bias"][c / field];
            }
        }

        return y;
    }

    private static double[] Pool(NetworkNode node, Shape shape, int batch, double[] x, Func<IEnumerable<double>, double> reduce)
    {
        var window = Window.Of(node, shape);
        var y = new double[batch * node.Shape.Size];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, row, column, channel) = Place(node.Shape, i);
            y[i] = reduce(window.Cells(row, column).Select(cell => x[(n * shape.Size) + (cell.Cell * shape.Channels) + channel]));
        }

        return y;
    }

    /// <summary>Windows from floor(i n / m) up to ceil((i + 1) n / m), in real numbers.</summary>
    private static double[] AdaptivePool(Shape output, Shape shape, int batch, double[] x, Func<IEnumerable<double>, double> reduce)
    {
        static IEnumerable<int> Cells(int place, int cells, int places) =>
            Enumerable.Range(0, cells).Where(cell => cell >= Math.Floor((double)place * cells / places) && cell < Math.Ceiling((place + 1.0) * cells / places));
        var y = new double[batch * output.Size];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, row, column, channel) = Place(output, i);
            y[i] = reduce(
                from r in Cells(row, shape.Height, output.Height)
                from c in Cells(column, shape.Width, output.Width)
                select x[(n * shape.Size) + (((r * shape.Width) + c) * shape.Channels) + channel]);
        }

        return y;
    }

    /// <summary>Each place of the input adds its numbers times the weights to the window of the output that begins at its place times the stride, less the padding.</summary>
    private static double[] ConvTranspose(NetworkNode node, Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights)
    {
        var (kernel, stride, channels) = (node.Arguments.Int("kernel"), node.Arguments.Int("stride"), node.Shape.Channels);
        var before = node.Arguments["padding"].Symbol == "valid" ? 0 : (Math.Max(0, kernel - stride) + 1) / 2;
        var (top, height) = shape.Rank == 3 ? (before, kernel) : (0, 1);
        var y = new double[batch * node.Shape.Size];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = weights.TryGetValue("bias", out var bias) ? bias[i % channels] : 0;
        }

        for (var i = 0; i < x.Length; i++)
        {
            var (n, row, column, input) = Place(shape, i);
            for (var tap = 0; tap < height * kernel; tap++)
            {
                var (r, c) = ((row * stride) - top + (tap / kernel), (column * stride) - before + (tap % kernel));
                for (var output = 0; output < channels && r >= 0 && r < node.Shape.Height && c >= 0 && c < node.Shape.Width; output++)
                {
                    y[(n * node.Shape.Size) + (((r * node.Shape.Width) + c) * channels) + output] += x[i] * weights["weight"][(((input * channels) + output) * height * kernel) + tap];
                }
            }
        }

        return y;
    }

    /// <summary>Numbers of one group have one mean and one variance.</summary>
    private static double[] Norm<TGroup>(Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights, Func<int, TGroup> groupOf)
        where TGroup : notnull
    {
        var y = new double[x.Length];
        foreach (var group in Enumerable.Range(0, batch * shape.Size).GroupBy(groupOf))
        {
            var mean = group.Average(i => x[i]);
            var variance = group.Average(i => (x[i] - mean) * (x[i] - mean));
            foreach (var i in group)
            {
                y[i] = (weights["weight"][i % shape.Channels] * (x[i] - mean) / Math.Sqrt(variance + 1e-5)) + weights["bias"][i % shape.Channels];
            }
        }

        return y;
    }

    private static double[] Softmax(Shape shape, double[] x)
    {
        double Sum(int i) => Enumerable.Range(i / shape.Channels * shape.Channels, shape.Channels).Sum(other => Math.Exp(x[other]));
        return [.. x.Select((v, i) => Math.Exp(v) / Sum(i))];
    }

    private static double[] SqueezeExcite(Shape shape, int batch, double[] x, IReadOnlyDictionary<string, double[]> weights)
    {
        double[] Linear(double[] v, string name) =>
            [.. weights[name + ".bias"].Select((bias, o) => bias + v.Select((number, i) => number * weights[name + ".weight"][(o * v.Length) + i]).Sum())];
        var y = new double[x.Length];
        for (var n = 0; n < batch; n++)
        {
            double[] means = [.. Enumerable.Range(0, shape.Channels).Select(c => Enumerable.Range(0, shape.Positions).Average(p => x[(n * shape.Size) + (p * shape.Channels) + c]))];
            var gate = Map(Linear(Map(Linear(means, "fc1"), v => Math.Max(v, 0)), "fc2"), v => 1 / (1 + Math.Exp(-v)));
            for (var i = n * shape.Size; i < (n + 1) * shape.Size; i++)
            {
                y[i] = x[i] * gate[i % shape.Channels];
            }
        }

        return y;
    }

    /// <summary>A place is as much of each place of the input as is left of one minus their distance, measured between middles that are kept between the outermost.</summary>
    private static double[] Upsample(NetworkNode node, Shape shape, int batch, double[] x)
    {
        var (factor, isNearest) = (node.Arguments.Int("factor"), node.Arguments["mode"].Symbol == "nearest");
        double Share(int place, int from, int size)
        {
            var middle = Math.Clamp(((place + 0.5) / factor) - 0.5, 0, size - 1);
            return isNearest ? (place / factor == from ? 1 : 0) : Math.Max(0, 1 - Math.Abs(middle - from));
        }

        var y = new double[batch * node.Shape.Size];
        for (var i = 0; i < y.Length; i++)
        {
            var (n, row, column, channel) = Place(node.Shape, i);
            y[i] = Enumerable.Range(0, shape.Positions).Sum(cell =>
                (shape.Rank == 3 ? Share(row, cell / shape.Width, shape.Height) : 1)
                * Share(column, cell % shape.Width, shape.Width)
                * x[(n * shape.Size) + (cell * shape.Channels) + channel]);
        }

        return y;
    }

    /// <summary>Each place draws for its channels in groups of four.</summary>
    private static double[] Dropout(NetworkNode node, int batch, double[] x)
    {
        var rate = node.Arguments.Real("rate");
        var random = new RandomStream(Seed, RandomPurpose.Dropout, (uint)node.Id);
        var channels = node.Shape.Channels;
        var y = new double[x.Length];
        for (var row = 0; row < batch * node.Shape.Positions; row++)
        {
            for (var c = 0; c < (channels + 3) / 4 * 4; c++)
            {
                var keeps = random.NextUInt32() >= (uint)(rate * uint.MaxValue);
                if (c < channels)
                {
                    y[(row * channels) + c] = keeps ? x[(row * channels) + c] / (1 - rate) : 0;
                }
            }
        }

        return y;
    }

    private static double[] Mix(Shape output, Shape[] shapes, int batch, double[][] inputs, double[] weights)
    {
        var y = new double[batch * output.Size];
        for (var i = 0; i < inputs.Length; i++)
        {
            var x = WithChannels(shapes[i], output.Channels, batch, inputs[i]);
            for (var n = 0; n < y.Length; n++)
            {
                y[n] += weights[i] * x[n];
            }
        }

        return y;
    }

    /// <summary>Leaves channels out, or adds zeros.</summary>
    private static double[] WithChannels(Shape shape, int channels, int batch, double[] x) =>
        [.. from row in Enumerable.Range(0, batch * shape.Positions)
            from c in Enumerable.Range(0, channels)
            select c < shape.Channels ? x[(row * shape.Channels) + c] : 0];

    private static double[] Concat(Shape[] shapes, int batch, double[][] inputs)
    {
        var y = new List<double>();
        for (var row = 0; row < batch * shapes[0].Positions; row++)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                y.AddRange(inputs[i].AsSpan(row * shapes[i].Channels, shapes[i].Channels));
            }
        }

        return [.. y];
    }

    /// <summary>The integral of the density by Taylor's series; enough terms for |x| up to 5.</summary>
    internal static double ErrorFunction(double x)
    {
        var term = x;
        var sum = x;
        for (var k = 1; k < 200; k++)
        {
            term *= -x * x / k;
            sum += term / ((2 * k) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double[] Map(double[] x, Func<double, double> function) => [.. x.Select(function)];

    private static (int Sample, int Row, int Column, int Channel) Place(Shape shape, int index) =>
        (index / shape.Size, index % shape.Size / shape.Channels / shape.Width, index % shape.Size / shape.Channels % shape.Width, index % shape.Channels);

    private sealed record Window(Shape Shape, int Height, int Width, int Stride, int Dilation, int Top, int Left)
    {
        public int Taps => Height * Width;

        public static Window Of(NetworkNode node, Shape shape)
        {
            var arguments = node.Arguments;
            var names = node.Operation.Parameters.Select(parameter => parameter.Name).ToArray();
            var kernel = names.Contains("kernel") ? arguments.Int("kernel") : 1;
            var stride = !names.Contains("stride") ? 1 : arguments.Int("stride") is > 0 and var given ? given : kernel;
            var padding = names.Contains("padding") ? arguments["padding"] : Language.Model.Value.Of("same");
            var dilation = names.Contains("dilation") ? arguments.Int("dilation") : 1;
            var reach = ((kernel - 1) * dilation) + 1;
            var isImage = shape.Rank == 3;
            return new Window(
                shape,
                isImage ? kernel : 1,
                kernel,
                stride,
                dilation,
                isImage ? SpatialWindow.PaddingBefore(shape.Height, reach, stride, padding) : 0,
                SpatialWindow.PaddingBefore(shape.Width, reach, stride, padding));
        }

        public IEnumerable<(int Tap, int Cell)> Cells(int row, int column) =>
            from tap in Enumerable.Range(0, Taps)
            let y = (row * Stride) - Top + (tap / Width * Dilation)
            let x = (column * Stride) - Left + (tap % Width * Dilation)
            where y >= 0 && y < Shape.Height && x >= 0 && x < Shape.Width
            select (tap, (y * Shape.Width) + x);
    }
}

using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Search.Evaluation;

/// <summary>The scores against what they are where that can be written down or computed the long way.</summary>
public sealed class ZeroCostScoreTests
{
    private const int Rows = 6;
    private const int Inputs = 9;

    private static readonly ManagedEngine Engine = new();

    [Fact]
    public void Synaptic_flow_of_a_chain_is_the_flow_through_it_once_for_each_layer()
    {
        // Every path from the input to the output goes through one weight of each layer, so each layer's sum is R; relu passes what is positive, and biases are 0.
        var network = new GraphBuilder(Shape.Vector(Inputs))
            .Add("linear", ("units", Value.Of(7))).Add("relu").Add("linear", ("units", Value.Of(5))).Add("relu").Add("linear", ("units", Value.Of(3))).Build();
        var (weights, batch) = Start(network);
        var flow = Enumerable.Repeat(1.0, Inputs).ToArray();
        foreach (var layer in weights.Tensors.Where(tensor => tensor.Shape.Length == 2))
        {
            flow = [.. Enumerable.Range(0, layer.Shape[0]).Select(output => flow.Select((value, input) => value * Math.Abs(layer.Values[(output * flow.Length) + input])).Sum())];
        }

        Assert.Equal(1, new ZeroCostScore(Engine, network, weights, batch).Compute("synflow") / (3 * flow.Sum()), 1e-5);
    }

    [Fact]
    public void Normalisation_that_is_fresh_takes_nothing_from_the_flow()
    {
        var plain = new GraphBuilder(Shape.Image(3, 3, 1)).Add("conv", ("filters", Value.Of(4))).Add("relu").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build();
        var normal = new GraphBuilder(Shape.Image(3, 3, 1)).Add("conv", ("filters", Value.Of(4))).Add("batchnorm").Add("relu").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build();
        var (plainWeights, batch) = Start(plain);
        var (normalWeights, _) = Start(normal);
        var weights = new NetworkWeights([.. normalWeights.Tensors.Select(tensor =>
            plainWeights.Tensors.FirstOrDefault(other => other.Shape.Length > 1 && other.Shape.SequenceEqual(tensor.Shape)) is { } same ? tensor with { Values = same.Values } : tensor)]);
        var expected = new ZeroCostScore(Engine, plain, plainWeights, batch).Compute("synflow");
        Assert.Equal(1, new ZeroCostScore(Engine, normal, weights, batch).Compute("synflow") / expected, 1e-4);
    }

    [Fact]
    public void The_gradient_norm_of_a_linear_map_is_that_of_logistic_regression()
    {
        var network = new GraphBuilder(Shape.Vector(Inputs)).Add("linear", ("units", Value.Of(3))).Build();
        var (weights, batch) = Start(network);
        var map = weights.Tensors.Single(tensor => tensor.Shape.Length == 2).Values;
        var gradient = new double[3, Inputs];
        for (var row = 0; row < Rows; row++)
        {
            var inputs = batch.Inputs.Slice(row * Inputs, Inputs).ToArray();
            double[] exponentials = [.. Enumerable.Range(0, 3).Select(output => Math.Exp(inputs.Select((value, i) => (double)value * map[(output * Inputs) + i]).Sum()))];
            for (var output = 0; output < 3; output++)
            {
                var slope = (exponentials[output] / exponentials.Sum()) - ((int)batch.Targets.Span[row] == output ? 1 : 0);
                for (var i = 0; i < Inputs; i++)
                {
                    gradient[output, i] += slope * inputs[i] / Rows;
                }
            }
        }

        var norm = Math.Sqrt(gradient.Cast<double>().Sum(value => value * value));
        Assert.Equal(1, new ZeroCostScore(Engine, network, weights, batch).Compute("gradnorm") / norm, 1e-5);
    }

    [Fact]
    public void The_jacobian_of_a_linear_map_is_the_same_for_all_rows()
    {
        // The correlations are all 1: one eigenvalue of 6 and five of 0.
        var network = new GraphBuilder(Shape.Vector(Inputs)).Add("linear", ("units", Value.Of(3))).Build();
        var (weights, batch) = Start(network);
        const double K = 1e-5;
        var expected = -(Math.Log(Rows + K) + (1 / (Rows + K)) + ((Rows - 1) * (Math.Log(K) + (1 / K))));
        Assert.Equal(1, new ZeroCostScore(Engine, network, weights, batch).Compute("jacobian") / expected, 1e-6);
    }

    [Fact]
    public void The_jacobian_score_is_that_of_differences_of_outputs()
    {
        var network = new GraphBuilder(Shape.Vector(Inputs)).Add("linear", ("units", Value.Of(30))).Add("relu").Add("linear", ("units", Value.Of(3))).Build();
        var (weights, batch) = Start(network);
        using var predictor = Engine.Load(network, weights);
        double Sum(int row, int input, float difference)
        {
            var inputs = batch.Inputs.Slice(row * Inputs, Inputs).ToArray();
            inputs[input] += difference;
            return predictor.Predict(new Dataset(network.Input, inputs, TargetKind.Class, 3, [0]), CancellationToken.None).Sum(output => (double)output);
        }

        const float Step = 1e-3f;
        double[][] rows = [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Inputs).Select(input => (Sum(row, input, Step) - Sum(row, input, -Step)) / (2 * Step)).ToArray())];
        var correlations = new double[Rows][];
        for (var i = 0; i < Rows; i++)
        {
            correlations[i] = [.. Enumerable.Range(0, Rows).Select(j => Correlation(rows[i], rows[j]) + (i == j ? 1e-5 : 0))];
        }

        var (logDeterminant, trace) = Eliminate(correlations);
        Assert.Equal(1, new ZeroCostScore(Engine, network, weights, batch).Compute("jacobian") / -(logDeterminant + trace), 0.02);
    }

    [Fact]
    public void Scores_are_the_same_bits_every_time()
    {
        var network = Searches.Digits().Space.Sample(new RandomStream(1, RandomPurpose.User)).Network;
        var (weights, batch) = Start(network);
        foreach (var score in new[] { "synflow", "gradnorm", "jacobian" })
        {
            var first = new ZeroCostScore(Engine, network, weights, batch).Compute(score);
            Assert.True(double.IsFinite(first));
            Assert.Equal(first, new ZeroCostScore(Engine, network, weights, batch).Compute(score));
        }
    }

    private static (NetworkWeights Weights, Dataset Batch) Start(Network network)
    {
        var random = new Random(3);
        var inputs = Enumerable.Range(0, Rows * network.Input.Size).Select(_ => (float)random.NextDouble() - 0.3f).ToArray();
        var batch = new Dataset(network.Input, inputs, TargetKind.Class, network.Output.Size, [.. Enumerable.Range(0, Rows).Select(row => (float)(row % 3))]);
        using var run = Engine.Start(network, batch, new TrainingRecipe(1, Rows, new SgdSettings(0.1, 0, false, 0), new ConstantSchedule()), 5);
        return (run.SaveWeights(), batch);
    }

    private static double Correlation(double[] first, double[] second)
    {
        var (a, b) = (first.Average(), second.Average());
        double Product(double[] x, double[] y, double meanX, double meanY) => x.Zip(y, (p, q) => (p - meanX) * (q - meanY)).Sum();
        return Product(first, second, a, b) / Math.Sqrt(Product(first, first, a, a) * Product(second, second, b, b));
    }

    /// <summary>The logarithm of the determinant and the trace of the inverse, by Gauss and Jordan.</summary>
    private static (double LogDeterminant, double Trace) Eliminate(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] rows = [.. matrix.Select((row, i) => row.Concat(Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0)).ToArray())];
        var logarithms = 0.0;
        for (var pivot = 0; pivot < size; pivot++)
        {
            var divisor = rows[pivot][pivot];
            logarithms += Math.Log(divisor);
            rows[pivot] = [.. rows[pivot].Select(value => value / divisor)];
            for (var i = 0; i < size; i++)
            {
                if (i != pivot)
                {
                    var factor = rows[i][pivot];
                    rows[i] = [.. rows[i].Zip(rows[pivot], (value, other) => value - (factor * other))];
                }
            }
        }

        return (logarithms, Enumerable.Range(0, size).Sum(i => rows[i][size + i]));
    }
}

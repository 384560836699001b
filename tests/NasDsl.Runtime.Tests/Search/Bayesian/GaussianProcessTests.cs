using NasDsl.Randomness;
using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Search.Strategies.Bayesian;

namespace NasDsl.Runtime.Tests.Search.Bayesian;

/// <summary>The process grows row by row; here it is compared with the formulas of Rasmussen and Williams (2006), chapter 2, computed with a dense inverse.</summary>
public sealed class GaussianProcessTests
{
    private const int Points = 40;
    private static readonly KernelSettings Settings = new(0.7, 0.3, 0.4, 0.3, 0.02);

    private readonly GeneLevels _levels = new(Spaces.DigitsWithRecipe().Genes);
    private readonly GeneKernel _kernel;
    private readonly int[][] _points = Draw(Points, 1);
    private readonly double[] _targets;

    public GaussianProcessTests()
    {
        _kernel = new GeneKernel(_levels, Settings);
        var random = new RandomStream(3, RandomPurpose.User);
        _targets = [.. _points.Select(_ => (4 * random.NextDouble()) - 2)];
    }

    [Fact]
    public void Means_and_deviations_are_those_of_the_dense_formulas()
    {
        var process = Process();
        process.Learn(_targets);
        var inverse = Inverse(Covariances(_points));
        var scale = Math.Sqrt(Product(_targets, inverse, _targets) / Points);
        Assert.Equal(scale, process.Scale, 1e-9);
        foreach (var point in Draw(20, 2))
        {
            double[] with = [.. _points.Select(other => _kernel.Covariance(point, other))];
            var (mean, deviation) = process.Predict(new Projection(point));
            Assert.Equal(Product(with, inverse, _targets), mean, 1e-9);
            Assert.Equal(scale * Math.Sqrt(_kernel.Covariance(point, point) - Product(with, inverse, with)), deviation, 1e-7);
        }
    }

    [Fact]
    public void The_likelihood_is_that_of_the_dense_formula()
    {
        var covariances = Covariances(_points);
        var squares = Product(_targets, Inverse(covariances), _targets);
        var expected = (-0.5 * Points * Math.Log(squares / Points)) - (0.5 * LogDeterminant(covariances));
        Assert.Equal(expected, Process().Learn(_targets), 1e-7);
    }

    [Fact]
    public void A_projection_that_grows_with_the_process_is_that_of_a_new_one()
    {
        var process = new GaussianProcess(_kernel);
        var point = new Projection(Draw(1, 5)[0]);
        for (var i = 0; i < Points; i++)
        {
            process.Add(_points[i]);
            process.Learn(_targets.AsSpan(0, i + 1));
            Assert.Equal(process.Predict(new Projection(point.Levels)), process.Predict(point));
        }
    }

    [Fact]
    public void A_point_that_is_being_tried_takes_away_uncertainty_and_moves_no_mean()
    {
        var process = Process();
        process.Learn(_targets);
        var open = new Projection(Draw(1, 7)[0]);
        var other = new Projection(Draw(1, 8)[0]);
        var before = process.Predict(open);
        var otherBefore = process.Predict(other);
        process.Add(open.Levels);
        process.Learn([.. _targets, double.NaN]);
        var after = process.Predict(open);

        Assert.Equal(before.Mean, after.Mean, 1e-12);
        Assert.Equal(otherBefore.Mean, process.Predict(other).Mean, 1e-12);
        Assert.True(after.Deviation < before.Deviation / 2);
    }

    [Fact]
    public void The_kernel_is_1_for_equal_genomes_symmetric_and_positive()
    {
        foreach (var (first, second) in _points.Zip(_points.Skip(1)))
        {
            Assert.Equal(1, _kernel.Covariance(first, first), 1e-12);
            Assert.Equal(_kernel.Covariance(first, second), _kernel.Covariance(second, first), 1e-15);
            Assert.InRange(_kernel.Covariance(first, second), 0, 1);
        }

        // Positive definite: the factorisation needs no floor for its pivots even without noise.
        var exact = new GaussianProcess(new GeneKernel(_levels, Settings with { Noise = 0 }));
        foreach (var point in _points)
        {
            exact.Add(point);
        }

        Assert.True(double.IsFinite(exact.Learn(_targets)));
    }

    [Fact]
    public void A_gene_that_is_not_active_is_as_like_a_value_as_values_are_on_average()
    {
        // Filters have three values, which are ordered, and level 3 stands for none.
        var gene = Enumerable.Range(0, _levels.Genes).First(i => _levels.IsOrdinal(i) && _levels.CountOf(i) == 3);
        var kernel = new GeneKernel(_levels, Settings with { Single = 0, Pairs = 0, All = 1 });
        double Between(int first, int second)
        {
            var (a, b) = ((int[])_points[0].Clone(), (int[])_points[0].Clone());
            (a[gene], b[gene]) = (first, second);
            return kernel.Covariance(a, b);
        }

        Assert.Equal((Between(0, 0) + Between(0, 1) + Between(0, 2)) / 3, Between(0, 3), 1e-12);
        Assert.Equal((Between(1, 0) + Between(1, 1) + Between(1, 2)) / 3, Between(1, 3), 1e-12);
        Assert.Equal(1, Between(3, 3), 1e-12);
        Assert.True(Between(0, 1) > Between(0, 2));
    }

    [Fact]
    public void The_fit_finds_settings_that_are_likelier_than_those_before()
    {
        // What is learnt from targets that one gene decides is not what is learnt from noise.
        double[] single = [.. _points.Select(point => (double)point[0])];
        var fit = new KernelFit(_levels);
        var settings = fit.Improve(KernelSettings.Initial, _points, single);
        Assert.True(Likelihood(settings, single) > Likelihood(KernelSettings.Initial, single));
        Assert.True(settings.Noise <= 0.01);
        Assert.Equal(0.3, fit.Improve(KernelSettings.Initial, _points, _targets).Noise);
    }

    [Fact]
    public void Sums_have_the_order_of_eight_lanes_whatever_the_machine()
    {
        var random = new RandomStream(11, RandomPurpose.User);
        for (var count = 0; count < 40; count++)
        {
            double[] first = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
            double[] second = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
            var lanes = new double[8];
            var whole = count - (count % 8);
            for (var i = 0; i < whole; i++)
            {
                lanes[i % 8] += first[i] * second[i];
            }

            var sum = ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
            for (var i = whole; i < count; i++)
            {
                sum += first[i] * second[i];
            }

            Assert.Equal(BitConverter.DoubleToInt64Bits(sum), BitConverter.DoubleToInt64Bits(OrderedSums.Dot(first, second)));
        }
    }

    private static int[][] Draw(int count, uint stream)
    {
        var space = Spaces.DigitsWithRecipe();
        var levels = new GeneLevels(space.Genes);
        var random = new RandomStream(17, RandomPurpose.User, stream);
        return [.. Enumerable.Range(0, count).Select(_ => levels.Of(space.Sample(random)))];
    }

    private GaussianProcess Process()
    {
        var process = new GaussianProcess(_kernel);
        Array.ForEach(_points, process.Add);
        return process;
    }

    private double Likelihood(KernelSettings settings, double[] targets)
    {
        var process = new GaussianProcess(new GeneKernel(_levels, settings));
        Array.ForEach(_points, process.Add);
        return process.Learn(targets);
    }

    private double[][] Covariances(int[][] points) =>
        [.. points.Select((first, i) => points.Select((second, j) => _kernel.Covariance(first, second) + (i == j ? Settings.Noise : 0)).ToArray())];

    private static double Product(double[] left, double[][] matrix, double[] right) =>
        left.Select((value, i) => value * matrix[i].Zip(right).Sum(pair => pair.First * pair.Second)).Sum();

    /// <summary>By Gauss and Jordan; covariances need no exchange of rows.</summary>
    private static double[][] Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] rows = [.. matrix.Select((row, i) => row.Concat(Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0)).ToArray())];
        for (var pivot = 0; pivot < size; pivot++)
        {
            var divisor = rows[pivot][pivot];
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

        return [.. rows.Select(row => row[size..])];
    }

    private static double LogDeterminant(double[][] matrix)
    {
        double[][] rows = [.. matrix.Select(row => (double[])row.Clone())];
        var sum = 0.0;
        for (var pivot = 0; pivot < rows.Length; pivot++)
        {
            sum += Math.Log(rows[pivot][pivot]);
            for (var i = pivot + 1; i < rows.Length; i++)
            {
                var factor = rows[i][pivot] / rows[pivot][pivot];
                rows[i] = [.. rows[i].Zip(rows[pivot], (value, other) => value - (factor * other))];
            }
        }

        return sum;
    }
}

using NasDsl.Language.Numerics;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// How alike two genomes are expected to do. Each gene has a correlation of its values: <c>exp(-rate d)</c>, with d = 0 or 1 for unordered values and the difference relative to the
/// range for ordered ones. An inactive gene correlates with a value as a value drawn evenly would on average (the imputation kernel: Levesque, Durand, Gagne and Sabourin, 2017), so
/// that a branch that is not taken says nothing about what is in it. The kernel of genomes is the weighted sum of the mean of these correlations, the mean of their products in pairs
/// (additive Gaussian processes: Duvenaud, Nickisch and Rasmussen, 2011), and the product of all.
/// </summary>
internal sealed class GeneKernel
{
    private readonly KernelSettings _settings;
    private readonly double[][] _tables;
    private readonly int[] _widths;
    private readonly double _single;
    private readonly double _pairs;

    /// <summary>Prepares the tables.</summary>
    /// <param name="levels">The genes.</param>
    /// <param name="settings">The settings.</param>
    public GeneKernel(GeneLevels levels, KernelSettings settings)
    {
        _settings = settings;
        _widths = [.. Enumerable.Range(0, levels.Genes).Select(gene => levels.CountOf(gene) + 1)];
        _tables = [.. Enumerable.Range(0, levels.Genes).Select(gene => CreateTable(levels.CountOf(gene), levels.IsOrdinal(gene), settings.Rate))];
        _single = settings.Single / levels.Genes;

        // One gene has no pairs; its own square stands for them.
        _pairs = settings.Pairs / Math.Max(1, levels.Genes * (levels.Genes - 1.0));
    }

    /// <summary>The variance of what genes do not explain.</summary>
    public double Noise => _settings.Noise;

    /// <summary>The covariance of two genomes without noise: 1 for equal ones.</summary>
    /// <param name="first">The levels of one.</param>
    /// <param name="second">The levels of the other.</param>
    /// <returns>The covariance.</returns>
    public double Covariance(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var sum = 0.0;
        var squares = 0.0;
        var product = 1.0;
        for (var gene = 0; gene < first.Length; gene++)
        {
            var correlation = _tables[gene][(first[gene] * _widths[gene]) + second[gene]];
            sum += correlation;
            squares += correlation * correlation;
            product *= correlation;
        }

        // The sum over pairs is half of what the square of the sum has beyond the squares (Newton and Girard).
        var pairs = first.Length > 1 ? (sum * sum) - squares : squares;
        return (_single * sum) + (_pairs * pairs) + (_settings.All * product);
    }

    private static double[] CreateTable(int count, bool isOrdinal, double rate)
    {
        var width = count + 1;
        var table = new double[width * width];
        for (var a = 0; a < count; a++)
        {
            var sum = 0.0;
            for (var b = 0; b < count; b++)
            {
                var distance = a == b ? 0 : isOrdinal ? Math.Abs(a - b) / (count - 1.0) : 1;
                table[(a * width) + b] = DeterministicMath.Exp(-rate * distance);
                sum += table[(a * width) + b];
            }

            table[(a * width) + count] = sum / count;
            table[(count * width) + a] = sum / count;
        }

        table[^1] = 1;
        return table;
    }
}

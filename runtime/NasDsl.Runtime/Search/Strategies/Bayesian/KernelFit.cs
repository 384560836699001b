namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>Chooses the settings of the kernel by marginal likelihood: one after the other, each from a short list. That is coarse, cheap, and cannot run away as gradients can.</summary>
/// <param name="levels">The genes.</param>
internal sealed class KernelFit(GeneLevels levels)
{
    /// <summary>The likelihood of so many points tells settings apart, and its cost does not grow with the search.</summary>
    private const int MaximumPoints = 128;

    private static readonly double[] Rates = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6];
    private static readonly double[] Noises = [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3];
    private static readonly (double Single, double Pairs, double All)[] Weights =
    [
        (1, 0, 0), (0, 1, 0), (0, 0, 1), (0.5, 0, 0.5), (0.8, 0, 0.2), (0.2, 0, 0.8), (0, 0.5, 0.5), (0, 0.8, 0.2), (0, 0.2, 0.8), (0.4, 0.4, 0.2),
    ];

    /// <summary>Finds better settings.</summary>
    /// <param name="current">The settings so far.</param>
    /// <param name="points">The levels of some points.</param>
    /// <param name="targets">Their targets.</param>
    /// <returns>The most likely settings of those that were tried.</returns>
    public KernelSettings Improve(KernelSettings current, IReadOnlyList<int[]> points, IReadOnlyList<double> targets)
    {
        var count = Math.Min(points.Count, MaximumPoints);
        var chosen = Enumerable.Range(0, count).Select(i => (int)((long)i * points.Count / count)).ToArray();
        int[][] sample = [.. chosen.Select(i => points[i])];
        double[] known = [.. chosen.Select(i => targets[i])];
        var best = current;
        var likelihood = Likelihood(current, sample, known);

        void Try(KernelSettings settings)
        {
            if (Likelihood(settings, sample, known) is var other && other > likelihood)
            {
                (best, likelihood) = (settings, other);
            }
        }

        Array.ForEach(Rates, rate => Try(best with { Rate = rate }));
        Array.ForEach(Noises, noise => Try(best with { Noise = noise }));
        Array.ForEach(Weights, weights => Try(best with { Single = weights.Single, Pairs = weights.Pairs, All = weights.All }));
        return best;
    }

    private double Likelihood(KernelSettings settings, int[][] points, double[] targets)
    {
        var process = new GaussianProcess(new GeneKernel(levels, settings));
        Array.ForEach(points, process.Add);
        return process.Learn(targets);
    }
}

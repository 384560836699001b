namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>What the marginal likelihood decides about the kernel.</summary>
/// <param name="Rate">How fast the correlation of a gene falls with the difference of its values.</param>
/// <param name="Single">The weight of effects of single genes.</param>
/// <param name="Pairs">The weight of effects of pairs of genes.</param>
/// <param name="All">The weight of effects of all genes together. The three weights add up to 1.</param>
/// <param name="Noise">The variance of what genes do not explain, relative to what they do.</param>
internal sealed record KernelSettings(double Rate, double Single, double Pairs, double All, double Noise)
{
    /// <summary>Where the search for better ones begins.</summary>
    public static KernelSettings Initial { get; } = new(0.8, 0.4, 0.4, 0.2, 0.01);
}

using NasDsl.Genomes;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>A candidate that was proposed, and what became of it.</summary>
/// <param name="genome">The candidate.</param>
/// <param name="levels">Its levels.</param>
internal sealed class Observation(Genome genome, int[] levels)
{
    /// <summary>The candidate.</summary>
    public Genome Genome { get; } = genome;

    /// <summary>Its levels.</summary>
    public int[] Levels { get; } = levels;

    /// <summary>Its trial, or null while it is being tried.</summary>
    public Trial? Trial { get; set; }
}

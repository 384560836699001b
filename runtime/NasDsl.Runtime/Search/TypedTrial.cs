using NasDsl.Genomes;

namespace NasDsl.Search;

/// <summary>A trial with its typed genome.</summary>
/// <typeparam name="TGenome">The type of the genomes of the space.</typeparam>
/// <param name="Untyped">The trial.</param>
/// <param name="Genome">Its genome.</param>
public sealed record Trial<TGenome>(Trial Untyped, TGenome Genome)
    where TGenome : ITypedGenome<TGenome>
{
    /// <summary>Its number within the search, from 0.</summary>
    public int Id => Untyped.Id;

    /// <summary>How it ended.</summary>
    public TrialStatus Status => Untyped.Status;

    /// <summary>Its architecture.</summary>
    public Networks.Network Network => Untyped.Network;

    /// <summary>What was measured on the validation rows, or null when it failed.</summary>
    public Metrics? Metrics => Untyped.Metrics;

    /// <summary>Reads the genome of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>The typed trial.</returns>
    internal static Trial<TGenome> Of(Trial trial) => new(trial, TGenome.FromGenome(trial.Genome));
}

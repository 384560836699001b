using System.Collections.Immutable;
using NasDsl.Genomes;

namespace NasDsl.Search;

/// <summary>What a search found, with typed genomes.</summary>
/// <typeparam name="TGenome">The type of the genomes of the space.</typeparam>
/// <param name="Untyped">The result.</param>
public sealed record SearchResult<TGenome>(SearchResult Untyped)
    where TGenome : ITypedGenome<TGenome>
{
    /// <summary>The best candidate.</summary>
    public Champion<TGenome> Champion { get; } = new(Untyped.Champion, TGenome.FromGenome(Untyped.Champion.Genome));

    /// <summary>All trials, best first.</summary>
    public ImmutableArray<Trial<TGenome>> Trials { get; } = [.. Untyped.Trials.Select(Trial<TGenome>.Of)];

    /// <summary>The finished trials that no other one beats in every objective.</summary>
    public ImmutableArray<Trial<TGenome>> Front { get; } = [.. Untyped.Front.Select(Trial<TGenome>.Of)];

    /// <summary>What all randomness was drawn from.</summary>
    public ulong Seed => Untyped.Seed;

    /// <summary>Why it ended.</summary>
    public StopReason StopReason => Untyped.StopReason;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed => Untyped.Elapsed;
}

using System.Collections.Immutable;

namespace NasDsl.Search;

/// <summary>What a search found.</summary>
/// <param name="Search">The search.</param>
/// <param name="Champion">The best candidate.</param>
/// <param name="Trials">All trials, best first: finished ones before stopped ones before failed ones.</param>
/// <param name="Front">The finished trials that no other one beats in every objective, best by the first objective first.</param>
/// <param name="Seed">What all randomness was drawn from.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record SearchResult(
    SearchDefinition Search,
    Champion Champion,
    ImmutableArray<Trial> Trials,
    ImmutableArray<Trial> Front,
    ulong Seed,
    StopReason StopReason,
    TimeSpan Elapsed);

using System.Collections.Immutable;

namespace NasDsl.Search;

/// <summary>How far a search is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Generation">How many generations are complete.</param>
/// <param name="Trials">How many candidates have been tried.</param>
/// <param name="Budget">How many may be, or null when only time is limited.</param>
/// <param name="Best">The best candidate so far, or null before the first.</param>
/// <param name="Front">The candidates so far that no other one beats in every objective, best first.</param>
/// <param name="Elapsed">How long the search has run.</param>
/// <param name="Remaining">About how long it will still take, at the pace so far; null before the first generation is complete.</param>
public sealed record SearchProgress(
    SearchPhase Phase,
    int Generation,
    int Trials,
    int? Budget,
    Trial? Best,
    ImmutableArray<Trial> Front,
    TimeSpan Elapsed,
    TimeSpan? Remaining);

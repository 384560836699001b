using System.Collections.Immutable;
using NasDsl.Search;

namespace NasDsl.Studies;

/// <summary>What a run came to.</summary>
/// <param name="Champion">The number of the trial that became the champion.</param>
/// <param name="Front">The numbers of the trials of the Pareto front, best by the first objective first.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="Validation">What was measured of the champion on the validation rows.</param>
/// <param name="Test">What was measured on the test rows, or null.</param>
/// <param name="Weights">The hash of the champion's weights.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record StudyResult(
    int Champion,
    ImmutableArray<int> Front,
    StopReason StopReason,
    Metrics? Validation,
    Metrics? Test,
    string Weights,
    DateTimeOffset FinishedAt);

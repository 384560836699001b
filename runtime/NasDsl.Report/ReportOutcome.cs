using NasDsl.Search;

namespace NasDsl.Report;

/// <summary>What a search came to.</summary>
/// <param name="Champion">The number of the trial that became the champion.</param>
/// <param name="StopReason">Why the search ended.</param>
/// <param name="Test">What was measured of the champion on the test rows, or null.</param>
/// <param name="Weights">The hash of its weights, or null where it has none.</param>
public sealed record ReportOutcome(int Champion, StopReason StopReason, Metrics? Test, string? Weights);

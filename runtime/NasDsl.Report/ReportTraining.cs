using System.Collections.Immutable;

namespace NasDsl.Report;

/// <summary>A training that is not over.</summary>
/// <param name="Trial">The number of its trial.</param>
/// <param name="Losses">The mean loss over the training rows in each epoch so far.</param>
public sealed record ReportTraining(int Trial, ImmutableArray<double> Losses);

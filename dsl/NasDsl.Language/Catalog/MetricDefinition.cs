using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>One row of the catalogue of metrics.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Summary">What it measures, in one sentence.</param>
/// <param name="Target">The kind of target that it is measured of, or null for any.</param>
public sealed record MetricDefinition(string Name, string Summary, TargetKind? Target);

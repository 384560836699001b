namespace NasDsl.Language.Catalog;

/// <summary>One row of the catalogue of metrics.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Summary">What it measures, in one sentence.</param>
public sealed record MetricDefinition(string Name, string Summary);

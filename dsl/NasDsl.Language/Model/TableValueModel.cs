namespace NasDsl.Language.Model;

/// <summary>A column of a table of results: <c>value accuracy: test_mean / 100</c></summary>
/// <param name="Metric">The metric that it stands for, or null when the objectives speak of none.</param>
/// <param name="Column">The name of the column.</param>
/// <param name="Divisor">What its numbers are divided by.</param>
public sealed record TableValueModel(string? Metric, string Column, double Divisor);

namespace NasDsl.Report.Document;

/// <summary>A gene.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Values">Its values in words, or null for a real interval.</param>
/// <param name="IsLogarithmic">Whether equal ratios of its values are equally likely.</param>
internal sealed record ReportGene(string Path, IReadOnlyList<string>? Values, bool IsLogarithmic);

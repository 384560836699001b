namespace NasDsl.Report.Importance;

/// <summary>How important a gene is.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Share">The share of the variance that it explains by itself, from 0 to 1.</param>
public sealed record GeneShare(string Path, double Share);

namespace NasDsl.Report;

/// <summary>Something that is told of a search.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
public sealed record ReportFact(string Name, string Value);

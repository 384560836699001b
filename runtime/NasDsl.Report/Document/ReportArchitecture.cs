namespace NasDsl.Report.Document;

/// <summary>An architecture.</summary>
/// <param name="Text">Its operations, one a line.</param>
/// <param name="Drawing">Its drawing in SVG, or null where it is none of the best.</param>
internal sealed record ReportArchitecture(string Text, string? Drawing);

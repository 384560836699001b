namespace NasDsl.Report.Document;

/// <summary>A file, cut into parts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">Its text from beginning to end.</param>
internal sealed record ReportSource(string Name, IReadOnlyList<SourcePart> Parts);

namespace NasDsl.Report.Document;

/// <summary>What is sought.</summary>
/// <param name="Text">What is measured, as it is written.</param>
/// <param name="IsMaximized">Whether more is better.</param>
/// <param name="Format">How its values are written: <c>percent</c>, <c>count</c>, <c>bytes</c>, <c>seconds</c>, <c>joules</c> or <c>number</c>.</param>
internal sealed record ReportObjective(string Text, bool IsMaximized, string Format);

namespace NasDsl.Report;

/// <summary>A <c>.nas</c> file.</summary>
/// <param name="Name">Its name, without its folder, which is nobody else's business.</param>
/// <param name="Text">Its text.</param>
public sealed record ReportFile(string Name, string Text);

namespace NasDsl.Studies;

/// <summary>A <c>.nas</c> file as it was when a run began.</summary>
/// <param name="Path">Its full path on the machine that searched.</param>
/// <param name="Text">Its text, with comments.</param>
public sealed record StudySource(string Path, string Text);

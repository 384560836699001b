namespace NasDsl.Studies;

/// <summary>What a run seeks.</summary>
/// <param name="Text">What is measured, as it is written, such as <c>accuracy</c>.</param>
/// <param name="IsMaximized">Whether more of it is better.</param>
public sealed record StudyObjective(string Text, bool IsMaximized);

namespace NasDsl.Language.Formatting;

/// <summary>A comment just before a closing bracket: it ends its line in a group that is broken, as any comment at the end of a line does.</summary>
/// <param name="Text">The comment.</param>
/// <param name="IsOwnLine">Whether it begins its line too.</param>
internal sealed record ClosingCommentLayout(string Text, bool IsOwnLine) : Layout(Text.Contains("\n"));

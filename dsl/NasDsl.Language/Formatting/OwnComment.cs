namespace NasDsl.Language.Formatting;

/// <summary>A comment on a line of its own.</summary>
/// <param name="Text">The comment.</param>
/// <param name="IsBlankBefore">Whether a blank line stands before it.</param>
internal sealed record OwnComment(string Text, bool IsBlankBefore);

namespace NasDsl.Language.Formatting;

/// <summary>A comment that ends its line.</summary>
/// <param name="Text">The comment.</param>
/// <param name="IsOwnLine">Whether it begins its line too.</param>
internal sealed record CommentLayout(string Text, bool IsOwnLine) : Layout(true);

namespace NasDsl.Language.Formatting;

/// <summary>A text that stands as it is.</summary>
/// <param name="Text">The text. Only a block comment has several lines.</param>
internal sealed record TextLayout(string Text) : Layout(Text.Contains("\n"));

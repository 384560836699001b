namespace NasDsl.Language.Formatting;

/// <summary>A layout whose further lines stand one step to the right.</summary>
/// <param name="Content">The layout.</param>
internal sealed record IndentLayout(Layout Content) : Layout(Content.MustBreak);

namespace NasDsl.Language.Formatting;

/// <summary>A layout whose own lines end all or none.</summary>
/// <param name="Content">The layout.</param>
internal sealed record GroupLayout(Layout Content) : Layout(Content.MustBreak);

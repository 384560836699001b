namespace NasDsl.Language.Formatting;

/// <summary>
/// A text that may be laid out in several ways: on one line where it fits, else over several (Oppen, Prettyprinting, 1980; Wadler, A prettier printer, 2003).
/// </summary>
/// <param name="MustBreak">Whether it cannot stand on one line, so that no group around it can.</param>
internal abstract record Layout(bool MustBreak);

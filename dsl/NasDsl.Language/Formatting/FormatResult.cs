using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Formatting;

/// <summary>What formatting a file gives.</summary>
/// <param name="Text">The formatted text, or the text as it was where it has syntax errors.</param>
/// <param name="Diagnostics">The syntax errors; none where the text was formatted.</param>
public sealed record FormatResult(string Text, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the text has syntax errors, so that it was left alone.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

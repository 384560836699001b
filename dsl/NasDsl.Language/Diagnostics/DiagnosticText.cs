using System.Globalization;
using NasDsl.Language.Text;

namespace NasDsl.Language.Diagnostics;

/// <summary>Writes messages for people: the line that build tools know, and below it what else explains it.</summary>
public static class DiagnosticText
{
    /// <summary>Writes a message.</summary>
    /// <param name="diagnostic">The message.</param>
    /// <param name="isSourceShown">Whether the lines of the file are shown, with the place underlined.</param>
    /// <returns>
    /// <c>file(line,column): error NAS1001: text</c>, then the line of the file if it is asked for, then the related places, each on a line of its own.
    /// </returns>
    public static string Write(Diagnostic diagnostic, bool isSourceShown = false)
    {
        var lines = new List<string> { diagnostic.ToString() };
        AddSource(lines, diagnostic.Location, isSourceShown);
        foreach (var related in diagnostic.Related)
        {
            lines.Add($"    {related.Location}: {related.Message}");
            AddSource(lines, related.Location, isSourceShown);
        }

        return string.Join("\n", lines);
    }

    /// <summary>Writes messages, one after another.</summary>
    /// <param name="diagnostics">The messages.</param>
    /// <param name="isSourceShown">Whether the lines of the file are shown, with the place underlined.</param>
    /// <returns>The lines, without a line break after the last.</returns>
    public static string Write(IEnumerable<Diagnostic> diagnostics, bool isSourceShown = false) =>
        string.Join("\n", diagnostics.Select(diagnostic => Write(diagnostic, isSourceShown)));

    private static void AddSource(List<string> lines, SourceLocation location, bool isSourceShown)
    {
        if (!isSourceShown || location.Text is not { } text)
        {
            return;
        }

        var start = location.Start;
        var line = text.GetLine(start.Line);
        var number = start.Line.ToString(CultureInfo.InvariantCulture);

        // Tabs stay tabs, so that the mark stands below what it marks whatever their width.
        var before = new string(line.Take(start.Column - 1).Select(c => c == '\t' ? '\t' : ' ').ToArray());
        var length = Math.Max(1, Math.Min(location.Span.Length, line.Length - start.Column + 1));
        lines.Add($"    {number} | {line}");
        lines.Add($"    {new string(' ', number.Length)} | {before}^{new string('~', length - 1)}");
    }
}

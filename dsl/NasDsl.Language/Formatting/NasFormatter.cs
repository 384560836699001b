using NasDsl.Language.Diagnostics;
using NasDsl.Language.Parsing;
using NasDsl.Language.Text;

namespace NasDsl.Language.Formatting;

/// <summary>
/// Formats <c>.nas</c> files. It lays out the tokens of the file and changes none of them, so what the file means stays as it is, and comments stay at their places.
/// </summary>
public static class NasFormatter
{
    /// <summary>Formats a file: lines of at most 100 columns where that is possible, four spaces for each step, one statement a line.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The formatted text with the line breaks that the file has; the text as it was where it has syntax errors.</returns>
    public static FormatResult Format(SourceText file)
    {
        return DeepStack.Run(() => FormatHere(file));
    }

    private static FormatResult FormatHere(SourceText file)
    {
        var diagnostics = new DiagnosticBag();
        var tokens = BracketMatcher.Match(Lexer.Read(file, diagnostics), diagnostics);
        FileParser.Parse(file, diagnostics);
        var result = new FormatResult(file.Content, diagnostics.ToSorted([file], []));
        return result.HasErrors
            ? result
            : result with { Text = LayoutPrinter.Print(new FileWriter(tokens, file.Content).File()).Replace("\n", LineBreak(file.Content)) };
    }

    // That of the first line.
    private static string LineBreak(string content)
    {
        var end = content.IndexOfAny(['\n', '\r']);
        return end >= 0 && content[end] == '\r' ? (end + 1 < content.Length && content[end + 1] == '\n' ? "\r\n" : "\r") : "\n";
    }
}

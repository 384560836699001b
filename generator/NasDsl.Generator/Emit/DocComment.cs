namespace NasDsl.Generator.Emit;

/// <summary>Writes doc comments.</summary>
internal static class DocComment
{
    /// <summary>Writes a summary.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="text">Plain text, of one or more lines.</param>
    public static void Summary(CodeWriter writer, string text) => Element(writer, "summary", "summary", text);

    /// <summary>Writes remarks, one paragraph for each sentence.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="sentences">The sentences, as plain text.</param>
    public static void Remarks(CodeWriter writer, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        writer.Line("/// <remarks>");
        foreach (var sentence in sentences)
        {
            writer.Line("/// <para>" + Escape(sentence) + "</para>");
        }

        writer.Line("/// </remarks>");
    }

    /// <summary>Writes what a parameter means.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="text">Plain text.</param>
    public static void Parameter(CodeWriter writer, string name, string text) => Element(writer, $"param name=\"{name.TrimStart('@')}\"", "param", text);

    private static void Element(CodeWriter writer, string open, string close, string text)
    {
        var lines = text.Replace("\r", "").Split('\n').Select(line => Escape(line.Trim())).ToList();
        if (lines.Count == 1)
        {
            writer.Line($"/// <{open}>{lines[0]}</{close}>");
            return;
        }

        writer.Line($"/// <{open}>");
        foreach (var line in lines)
        {
            writer.Line("/// " + line);
        }

        writer.Line($"/// </{close}>");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

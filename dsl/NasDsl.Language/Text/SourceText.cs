namespace NasDsl.Language.Text;

/// <summary>The text of one <c>.nas</c> file, which turns positions into lines and columns.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Takes a text and the name under which messages speak of it.</summary>
    /// <param name="path">The path of the file as the user gave it.</param>
    /// <param name="content">The whole text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        _lineStarts = FindLineStarts(content);
    }

    /// <summary>The path of the file as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Content { get; }

    /// <summary>Finds the line and column of a position.</summary>
    /// <param name="position">A position from 0 to the length of the text.</param>
    /// <returns>Line and column, both from 1, as editors count them.</returns>
    public LinePosition GetLinePosition(int position)
    {
        position = Math.Min(Math.Max(position, 0), Content.Length);
        var line = Array.BinarySearch(_lineStarts, position);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line + 1, position - _lineStarts[line] + 1);
    }

    /// <summary>One line of the text.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <returns>Its text, without the line break.</returns>
    public string GetLine(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Content.Length;
        return Content.Substring(start, end - start).TrimEnd('\r', '\n');
    }

    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            var crlf = content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n';
            if ((content[i] is '\n' or '\r') && !crlf)
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

using System.Text;

namespace NasDsl.Generator.Emit;

/// <summary>Writes indented lines of C#, with <c>\n</c> between them on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFresh = true;
    private bool _hasEnded;

    /// <summary>Writes one line at the present depth, after an empty one where a block has just ended.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text)
    {
        if (_hasEnded && text[0] != '}')
        {
            Blank();
        }

        _hasEnded = false;
        _text.Append(' ', _depth * 4).Append(text).Append('\n');
        _isFresh = false;
    }

    /// <summary>Writes an empty line, unless a block has just begun or the line before is empty too.</summary>
    public void Blank()
    {
        if (!_isFresh)
        {
            _text.Append('\n');
            _isFresh = true;
            _hasEnded = false;
        }
    }

    /// <summary>Writes lines as they are, without indentation: the inside of a raw string.</summary>
    /// <param name="text">The lines.</param>
    public void Raw(string text) => _text.Append(text).Append('\n');

    /// <summary>Writes a head line and begins its block in braces.</summary>
    /// <param name="head">The line.</param>
    public void Open(string head)
    {
        Line(head);
        OpenBrace();
    }

    /// <summary>Begins a block in braces, whose head was written already.</summary>
    public void OpenBrace()
    {
        Line("{");
        _depth++;
        _isFresh = true;
    }

    /// <summary>Ends a block.</summary>
    /// <param name="tail">What follows the brace, such as a semicolon.</param>
    public void Close(string tail = "")
    {
        _depth--;
        Line("}" + tail);
        _hasEnded = true;
    }

    /// <summary>Writes the lines that an action writes, one level deeper.</summary>
    /// <param name="write">The action.</param>
    public void Indented(Action write)
    {
        _depth++;
        write();
        _depth--;
    }

    /// <summary>All that was written.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text.ToString();
}

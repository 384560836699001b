using System.Globalization;
using System.Text;
using NasDsl.Language.Model;

namespace NasDsl.Language.Locks;

/// <summary>Writes the JSON of lock files: one value on each line, so that they diff well; two blanks for each level, <c>\n</c> at the end of lines.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Opens an object or an array.</summary>
    /// <param name="name">Its name, or null inside an array and for the whole file.</param>
    /// <param name="bracket"><c>{</c> or <c>[</c>.</param>
    public void Open(string? name, char bracket)
    {
        Begin(name);
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    /// <summary>Closes the last that is open.</summary>
    /// <param name="bracket"><c>}</c> or <c>]</c>.</param>
    public void Close(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            NewLine();
        }

        _text.Append(bracket);
        _isFirst = false;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="name">Its name, or null inside an array.</param>
    /// <param name="value">The text.</param>
    public void Write(string? name, string value)
    {
        Begin(name);
        _text.Append(Quote(value));
    }

    /// <summary>Writes a number.</summary>
    /// <param name="name">Its name, or null inside an array.</param>
    /// <param name="value">The number, which is finite.</param>
    public void Write(string? name, double value)
    {
        Begin(name);
        _text.Append(NumberText.Format(value));
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="name">Its name, or null inside an array.</param>
    /// <param name="value">The number.</param>
    public void Write(string? name, long value)
    {
        Begin(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The text so far, with a line break at its end.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text + "\n";

    private void Begin(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        if (name is not null)
        {
            _text.Append(Quote(name)).Append(": ");
        }

        _isFirst = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}

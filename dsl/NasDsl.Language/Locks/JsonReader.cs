using System.Globalization;
using System.Text;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Locks;

/// <summary>
/// Reads the JSON of lock files (RFC 8259 without true, false and null, which they do not use). The compiler loads no library for JSON, and none would tell lines and columns of what it has read.
/// </summary>
internal sealed class JsonReader
{
    private const int MaximumDepth = 16;
    private readonly SourceText _source;
    private readonly string _text;
    private int _position;

    private JsonReader(SourceText source)
    {
        _source = source;
        _text = source.Content;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its text.</param>
    /// <returns>The value that it is.</returns>
    /// <exception cref="LockException">It is not JSON.</exception>
    public static JsonNode Read(SourceText source)
    {
        var reader = new JsonReader(source);
        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader._position == reader._text.Length ? value : throw reader.Unexpected("the end of the file");
    }

    private char Next => _position < _text.Length ? _text[_position] : '\0';

    private JsonNode ReadValue(int depth)
    {
        SkipBlanks();
        if (depth == MaximumDepth)
        {
            throw Fail(_position, "this is nested too deeply");
        }

        return Next switch
        {
            '{' => ReadMany(JsonKind.Object, '}', depth),
            '[' => ReadMany(JsonKind.Array, ']', depth),
            '"' => ReadText(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Unexpected("a value"),
        };
    }

    private JsonNode ReadMany(JsonKind kind, char end, int depth)
    {
        var start = _position++;
        var items = new List<JsonNode>();
        var names = new List<string>();
        SkipBlanks();
        while (Next != end)
        {
            if (items.Count > 0)
            {
                Take(',', $"',' or '{end}'");
            }

            if (kind == JsonKind.Object)
            {
                SkipBlanks();
                var name = Next == '"' ? ReadText() : throw Unexpected("a name in quotes");
                if (names.Contains(name.Text))
                {
                    throw Fail(name.Location.Span.Start, $"\"{name.Text}\" is there twice");
                }

                names.Add(name.Text);
                Take(':', "':'");
            }

            items.Add(ReadValue(depth + 1));
            SkipBlanks();
        }

        _position++;
        return Node(kind, start, "", items, names);
    }

    private JsonNode ReadText()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (Next != '"')
        {
            if (Next is '\0' or '\n' or '\r')
            {
                throw Unexpected("'\"' at the end of the text");
            }

            text.Append(Next == '\\' ? ReadEscape() : Next);
            _position++;
        }

        _position++;
        return Node(JsonKind.Text, start, text.ToString(), [], []);
    }

    private char ReadEscape()
    {
        _position++;
        switch (Next)
        {
            case '"' or '\\' or '/':
                return Next;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'u' when _position + 4 < _text.Length
                && ushort.TryParse(_text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                throw Unexpected("an escape such as \\n");
        }
    }

    private JsonNode ReadNumber()
    {
        var start = _position;
        while (Next is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
        {
            _position++;
        }

        return Node(JsonKind.Number, start, _text.Substring(start, _position - start), [], []);
    }

    private void Take(char expected, string name)
    {
        SkipBlanks();
        if (Next != expected)
        {
            throw Unexpected(name);
        }

        _position++;
    }

    private void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\n' or '\r' or '\uFEFF')
        {
            _position++;
        }
    }

    private JsonNode Node(JsonKind kind, int start, string text, IReadOnlyList<JsonNode> items, IReadOnlyList<string> names) =>
        new(kind, text, items, names, new SourceLocation(_source, new TextSpan(start, _position - start)));

    private LockException Unexpected(string expected) =>
        Fail(_position, $"{expected} is expected here, not {(_position < _text.Length ? $"'{Printable(Next)}'" : "the end of the file")}");

    private LockException Fail(int position, string problem) =>
        LockException.Of(DiagnosticCatalog.LockMalformed, new SourceLocation(_source, new TextSpan(position, Math.Min(1, _text.Length - position))), problem);

    private static string Printable(char character) => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString();
}

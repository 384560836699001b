using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Parsing;

/// <summary>Cuts a text into tokens. White space and comments fall between them; every character that fits nowhere is one message and no token.</summary>
internal sealed class Lexer
{
    private readonly SourceText _text;
    private readonly string _content;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Token> _tokens = [];
    private readonly List<string> _documentation = [];
    private readonly List<Comment> _comments = [];
    private int _position;
    private int _lineStart;
    private bool _isFirstOnLine = true;

    private Lexer(SourceText text, DiagnosticBag diagnostics)
    {
        _text = text;
        _content = text.Content;
        _diagnostics = diagnostics;
    }

    private char Current => Peek(0);

    public static List<Token> Read(SourceText text, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(text, diagnostics);
        lexer.ReadAll();
        return lexer._tokens;
    }

    private char Peek(int ahead) => _position + ahead < _content.Length ? _content[_position + ahead] : '\0';

    private void ReadAll()
    {
        while (_position < _content.Length)
        {
            if (!SkipTrivia())
            {
                ReadToken();
            }
        }

        Add(TokenKind.EndOfFile, _position, "");
    }

    private bool SkipTrivia()
    {
        switch (Current)
        {
            case '\n' or '\r':
                _position++;
                _lineStart = _position;
                _isFirstOnLine = true;
                return true;
            case var space when char.IsWhiteSpace(space) || space == '\uFEFF':
                _position++;
                return true;
            case '/' when Peek(1) == '/':
                SkipLineComment();
                return true;
            case '/' when Peek(1) == '*':
                SkipBlockComment();
                return true;
            default:
                return false;
        }
    }

    private void SkipLineComment()
    {
        var start = _position;
        while (_position < _content.Length && Current is not ('\n' or '\r'))
        {
            _position++;
        }

        var comment = _content.Substring(start, _position - start);
        _comments.Add(new Comment(comment, new TextSpan(start, comment.Length)));
        if (comment.StartsWith("///", StringComparison.Ordinal) && !comment.StartsWith("////", StringComparison.Ordinal))
        {
            _documentation.Add(comment.Substring(3).Trim());
        }
    }

    private void SkipBlockComment()
    {
        var start = _position;
        var end = _content.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _diagnostics.Add(DiagnosticCatalog.UnterminatedComment, At(start, 2));
            _position = _content.Length;
            return;
        }

        // A comment over several lines leaves what follows it where it stands: only the start of the line moves.
        _position = end + 2;
        _comments.Add(new Comment(_content.Substring(start, _position - start), TextSpan.FromBounds(start, _position)));
        var lineEnd = _content.LastIndexOf('\n', end, end - start);
        if (lineEnd >= 0)
        {
            _lineStart = lineEnd + 1;
            _isFirstOnLine = true;
        }
    }

    private void ReadToken()
    {
        var start = _position;
        if (IsNameStart(Current))
        {
            while (IsNamePart(Current))
            {
                _position++;
            }

            Add(TokenKind.Name, start);
        }
        else if (IsDigit(Current) || (Current == '.' && IsDigit(Peek(1))))
        {
            ReadNumber();
        }
        else if (Current == '"')
        {
            ReadText();
        }
        else if (Punctuation.Match(Current, Peek(1)) is var (kind, length))
        {
            _position += length;
            Add(kind, start);
        }
        else
        {
            ReadUnknown();
        }
    }

    private void ReadNumber()
    {
        var start = _position;
        SkipDigits();
        if (Current == '.' && IsDigit(Peek(1)))
        {
            _position++;
            SkipDigits();
        }

        var isExponent = Current is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2))));
        if (isExponent)
        {
            _position += 2;
            SkipDigits();
        }

        // The multiplier or unit may follow at once: 50k, 60%, 64KB.
        if (Current == '%')
        {
            _position++;
        }
        else
        {
            while (IsNamePart(Current))
            {
                _position++;
            }
        }

        Add(TokenKind.Number, start);
    }

    private void SkipDigits()
    {
        while (IsDigit(Current) || (Current == '_' && (IsDigit(Peek(1)) || Peek(1) == '_')))
        {
            _position++;
        }
    }

    private void ReadText()
    {
        var start = _position;
        _position++;
        var said = new System.Text.StringBuilder();
        while (_position < _content.Length && Current is not ('"' or '\n' or '\r'))
        {
            // Backslashes stay as they are, but for \" and \\, so that paths may be written with either slash.
            if (Current == '\\' && Peek(1) is '"' or '\\')
            {
                _position++;
            }

            if (_position < _content.Length)
            {
                said.Append(Current);
                _position++;
            }
        }

        if (Current == '"' && _position < _content.Length)
        {
            _position++;
            Add(TokenKind.Text, start, said.ToString());
        }
        else
        {
            _diagnostics.Add(DiagnosticCatalog.UnterminatedText, At(start, 1));
            Add(TokenKind.Error, start);
        }
    }

    private void ReadUnknown()
    {
        var start = _position;
        while (_position < _content.Length && IsUnknown(Current))
        {
            _position++;
        }

        // A surrogate pair is one character to the reader.
        var length = char.IsHighSurrogate(_content[start]) && start + 1 < _content.Length ? 2 : 1;
        _position = Math.Max(_position, start + 1);
        var shown = char.IsControl(_content[start]) || char.IsSurrogate(_content[start])
            ? $"U+{(length == 2 && char.IsSurrogatePair(_content[start], _content[start + 1]) ? char.ConvertToUtf32(_content[start], _content[start + 1]) : _content[start]):X4}"
            : $"'{_content[start]}'";
        _diagnostics.Add(DiagnosticCatalog.UnknownCharacter, At(start, length), shown);
        Add(TokenKind.Error, start);
    }

    private bool IsUnknown(char c) =>
        !char.IsWhiteSpace(c) && !IsNameStart(c) && !IsDigit(c) && c != '"' && Punctuation.Match(c, Peek(1)) is null;

    private void Add(TokenKind kind, int start, string? text = null)
    {
        var isDocumented = _documentation.Count > 0;
        _tokens.Add(new Token(kind, text ?? _content.Substring(start, _position - start), At(start, _position - start))
        {
            Documentation = isDocumented ? string.Join("\n", _documentation) : null,
            Comments = _comments.Count > 0 ? _comments.ToArray() : [],
            IsFirstOnLine = _isFirstOnLine,
            IsAtMargin = start == _lineStart,
        });
        _documentation.Clear();
        _comments.Clear();
        _isFirstOnLine = false;
    }

    private SourceLocation At(int start, int length) => new(_text, new TextSpan(start, length));

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsLetterOrDigit(c);
}

using System.Text;

namespace NasDsl.Language.Formatting;

/// <summary>Writes a layout: every group on one line where it fits within the width. Takes time in proportion to the text.</summary>
internal sealed class LayoutPrinter
{
    private const int Width = 100;
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private readonly List<(int Indent, bool IsBroken, Layout Layout)> _rest = [];
    private int _column;
    private int _lineIndent;
    private bool _isCommentOpen;

    private LayoutPrinter()
    {
    }

    private bool IsAtLineStart => _column == 0;

    /// <summary>Writes a layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <returns>The text, with a line break after its last line.</returns>
    public static string Print(Layout layout)
    {
        var printer = new LayoutPrinter();
        printer._rest.Add((0, true, layout));
        while (printer._rest.Count > 0)
        {
            var (indent, isBroken, next) = printer._rest[printer._rest.Count - 1];
            printer._rest.RemoveAt(printer._rest.Count - 1);
            printer.Write(indent, isBroken, next);
        }

        printer.EndLine(0);
        return printer._text.ToString();
    }

    private void Write(int indent, bool isBroken, Layout layout)
    {
        switch (layout)
        {
            case TextLayout text:
                WriteText(indent, text.Text);
                break;
            case LineLayout line:
                WriteLine(indent, isBroken, line.Kind);
                break;
            case CommentLayout comment:
                WriteComment(indent, comment);
                break;
            case ClosingCommentLayout comment when isBroken:
                WriteComment(indent, new CommentLayout(comment.Text, comment.IsOwnLine));
                break;
            case ClosingCommentLayout comment:
                WriteText(indent, (comment.IsOwnLine ? "" : " ") + comment.Text);
                break;
            case IndentLayout inner:
                _rest.Add((indent + Step, isBroken, inner.Content));
                break;
            case GroupLayout group:
                _rest.Add((indent, isBroken && (group.MustBreak || !Fits(indent, group.Content)), group.Content));
                break;
            case SequenceLayout sequence:
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    _rest.Add((indent, isBroken, sequence.Items[i]));
                }

                break;
            default:
                throw new InvalidOperationException(layout.GetType().Name);
        }
    }

    private void WriteText(int indent, string text)
    {
        if (_isCommentOpen)
        {
            EndLine(indent);
        }

        if (text.Length == 0 || (IsAtLineStart && string.IsNullOrWhiteSpace(text)))
        {
            return;
        }

        if (IsAtLineStart)
        {
            _text.Append(' ', _lineIndent);
            _column = _lineIndent;
        }

        _text.Append(text);
        var lineEnd = text.LastIndexOf('\n');
        _column = lineEnd < 0 ? _column + text.Length : Math.Max(1, text.Length - lineEnd - 1);
    }

    private void WriteLine(int indent, bool isBroken, LineKind kind)
    {
        if (!isBroken && (kind is LineKind.Space or LineKind.Soft))
        {
            WriteText(indent, kind == LineKind.Space ? " " : "");
            return;
        }

        EndLine(indent);
        if (kind == LineKind.Blank && _text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    private void WriteComment(int indent, CommentLayout comment)
    {
        if (_isCommentOpen || (comment.IsOwnLine && !IsAtLineStart))
        {
            EndLine(indent);
        }

        WriteText(indent, IsAtLineStart || _text[_text.Length - 1] == ' ' ? comment.Text : " " + comment.Text);
        _isCommentOpen = true;
    }

    private void EndLine(int indent)
    {
        while (_text.Length > 0 && _text[_text.Length - 1] == ' ')
        {
            _text.Length--;
        }

        if (_text.Length > 0 && !IsAtLineStart)
        {
            _text.Append('\n');
        }

        _column = 0;
        _lineIndent = indent;
        _isCommentOpen = false;
    }

    // Whether what a group holds, and what follows it up to the next end of a line, stays within the width.
    private bool Fits(int indent, Layout content)
    {
        var left = Width - (_isCommentOpen ? indent : IsAtLineStart ? _lineIndent : _column);
        var next = _rest.Count;
        var open = new Stack<(bool IsBroken, bool IsRest, Layout Layout)>();
        open.Push((false, false, content));
        while (left >= 0)
        {
            if (open.Count == 0)
            {
                if (next == 0)
                {
                    return true;
                }

                next--;
                open.Push((_rest[next].IsBroken, true, _rest[next].Layout));
            }

            var (isBroken, isRest, layout) = open.Pop();
            switch (layout)
            {
                case TextLayout { MustBreak: true } text:
                    return text.Text.IndexOf('\n') <= left;
                case TextLayout text:
                    left -= text.Text.Length;
                    break;
                case CommentLayout:
                case LineLayout when isBroken:
                case ClosingCommentLayout when isBroken:
                    return true;
                case ClosingCommentLayout comment:
                    left -= comment.Text.Length + 1;
                    break;
                case LineLayout line:
                    left -= line.Kind == LineKind.Space ? 1 : 0;
                    break;
                case IndentLayout inner:
                    open.Push((isBroken, isRest, inner.Content));
                    break;
                case GroupLayout group:
                    // What follows may break its lines by itself.
                    open.Push((isRest && (isBroken || group.MustBreak), isRest, group.Content));
                    break;
                case SequenceLayout sequence:
                    for (var i = sequence.Items.Count - 1; i >= 0; i--)
                    {
                        open.Push((isBroken, isRest, sequence.Items[i]));
                    }

                    break;
                default:
                    throw new InvalidOperationException(layout.GetType().Name);
            }
        }

        return false;
    }
}

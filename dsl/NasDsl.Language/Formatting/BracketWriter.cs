using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>Lays out values, chains of modules, and what stands in brackets.</summary>
internal sealed class BracketWriter
{
    private readonly TokenWriter _writer;
    private readonly TokenList _tokens;

    public BracketWriter(TokenWriter writer)
    {
        _writer = writer;
        _tokens = writer.Tokens;
    }

    /// <summary>Tokens one after another: lines end within brackets only.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <param name="isFirst">Whether no space stands before the first.</param>
    /// <returns>The layout.</returns>
    public Layout Plain(int start, int end, bool isFirst)
    {
        var items = new List<Layout>();
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            items.Add(_writer.TakeLead(i));
            items.Add(_tokens[i].IsOpening ? Bracket(i, isFirst) : _writer.Text(i, isFirst));
            items.Add(_writer.TakeTrail(_tokens.NextAtDepth(i) - 1));
            isFirst = false;
        }

        return new SequenceLayout(items);
    }

    /// <summary>A value: where it is too long, lines end before its loosest operators.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <param name="isFirst">Whether no space stands before the first.</param>
    /// <returns>The layout.</returns>
    public Layout Value(int start, int end, bool isFirst)
    {
        Func<int, bool>[] levels =
        [
            i => _tokens[i].IsWord("when"),
            i => _tokens[i].Kind == TokenKind.Or,
            i => _tokens[i].Kind == TokenKind.And,
        ];
        return Value(start, end, isFirst, levels, 0);
    }

    /// <summary>Alternatives of chains: where they are too long, lines end before the bars and the arrows.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <returns>The layout.</returns>
    public Layout Chain(int start, int end)
    {
        var branches = Cut(start, end, i => _tokens[i].Kind == TokenKind.Bar);
        if (branches.Count == 1)
        {
            return Links(start, end);
        }

        var items = new List<Layout>();
        foreach (var (from, to) in branches)
        {
            items.Add(from == start ? TokenWriter.Nothing : LineLayout.Space);
            items.Add(new IndentLayout(Links(from, to)));
        }

        return new GroupLayout(new SequenceLayout(items));
    }

    /// <summary>A bracket with what it holds, up to the bracket that closes it.</summary>
    /// <param name="open">The bracket.</param>
    /// <param name="isFirst">Whether no space stands before it.</param>
    /// <returns>The layout.</returns>
    private Layout Bracket(int open, bool isFirst)
    {
        var close = _tokens.PartnerOf(open);
        var inside = _writer.TakeInside(close);
        if (close == open + 1 && !_writer.IsLed(close) && !_writer.IsTrailed(open))
        {
            return new SequenceLayout([_writer.Text(open, isFirst), _writer.Text(close, isFirst: false)]);
        }

        var isBrace = _tokens[open].Kind == TokenKind.OpenBrace;
        var line = isBrace ? LineLayout.Space : LineLayout.Soft;

        // What stands behind the last token and before the bracket is the same to the eye: it breaks the bracket alone.
        var trail = close > open + 1 ? _writer.TakeTrail(close - 1) : TokenWriter.Nothing;
        var content = Content(open + 1, close, isBrace);
        return new GroupLayout(new SequenceLayout(
        [
            _writer.Text(open, isFirst),
            _writer.TakeTrail(open),
            new IndentLayout(new SequenceLayout([line, content, trail, inside])),
            line,
            _writer.Text(close, isFirst: true),
        ]));
    }

    private Layout Content(int start, int end, bool isBrace)
    {
        var kinds = new HashSet<TokenKind>();
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            kinds.Add(_tokens[i].Kind);
        }

        if (start == end)
        {
            return TokenWriter.Nothing;
        }

        if (kinds.Contains(TokenKind.Comma))
        {
            return Items(start, end);
        }

        return isBrace
            ? new BodyWriter(_writer, this).Statements(start, end, isWide: false)
            : kinds.Contains(TokenKind.Arrow) || kinds.Contains(TokenKind.Bar)
                ? Chain(start, end)
                : Value(start, end, isFirst: true);
    }

    private SequenceLayout Items(int start, int end)
    {
        var items = new List<Layout>();
        var from = start;
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            if (_tokens[i].Kind == TokenKind.Comma)
            {
                items.Add(Value(from, i, isFirst: true));
                items.Add(Plain(i, i + 1, isFirst: false));
                items.Add(LineLayout.Space);
                from = i + 1;
            }
        }

        items.Add(Value(from, end, isFirst: true));
        return new SequenceLayout(items);
    }

    private Layout Value(int start, int end, bool isFirst, Func<int, bool>[] levels, int level)
    {
        if (level == levels.Length)
        {
            return Plain(start, end, isFirst);
        }

        var parts = Cut(start, end, levels[level]);
        if (parts.Count == 1)
        {
            return Value(start, end, isFirst, levels, level + 1);
        }

        var items = new List<Layout>();
        foreach (var (from, to) in parts)
        {
            // A part but the first begins with its operator. Where the first is broken itself, its lines stand deeper than those that follow.
            var first = from == start ? Value(from, to, isFirst, levels, level + 1) : null;
            items.Add(first is not null
                ? first is GroupLayout ? new IndentLayout(first) : first
                : new IndentLayout(new SequenceLayout(
                    [LineLayout.Space, Plain(from, from + 1, isFirst: true), Value(from + 1, to, isFirst: false, levels, level + 1)])));
        }

        return new GroupLayout(new SequenceLayout(items));
    }

    private GroupLayout Links(int start, int end)
    {
        var items = new List<Layout>();
        foreach (var (from, to) in Cut(start, end, i => _tokens[i].Kind == TokenKind.Arrow))
        {
            items.Add(from == start ? TokenWriter.Nothing : LineLayout.Space);
            items.Add(Plain(from, to, isFirst: true));
        }

        return new GroupLayout(new SequenceLayout(items));
    }

    // Parts of a stretch: each but the first begins with its sign.
    private List<(int From, int To)> Cut(int start, int end, Func<int, bool> isSign)
    {
        var parts = new List<(int, int)>();
        var from = start;
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            if (i > start && isSign(i))
            {
                parts.Add((from, i));
                from = i;
            }
        }

        parts.Add((from, end));
        return parts;
    }
}

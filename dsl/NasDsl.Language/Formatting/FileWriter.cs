using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>Lays out a file: declarations, and the statements of data, searches and devices.</summary>
internal sealed class FileWriter
{
    private readonly TokenWriter _writer;
    private readonly TokenList _tokens;
    private readonly BracketWriter _brackets;

    public FileWriter(TokenList tokens, string content)
    {
        _writer = new TokenWriter(tokens, content);
        _tokens = tokens;
        _brackets = new BracketWriter(_writer);
    }

    /// <summary>The whole file.</summary>
    /// <returns>The layout.</returns>
    public Layout File()
    {
        var items = new List<Layout>();
        var before = 0;
        var end = _tokens.Count - 1;
        for (var start = 0; start < end; start = before)
        {
            before = EndOfDeclaration(start, end);
            if (start > 0)
            {
                items.Add(IsNeighbour(start, before) ? LineLayout.Hard : LineLayout.Blank);
            }

            items.Add(Declaration(start, before));
        }

        items.Add(end > 0 && _writer.IsBlankBefore(end) ? LineLayout.Blank : LineLayout.Hard);
        items.Add(_writer.Token(end, isFirst: true));
        return new SequenceLayout(items);
    }

    // Declarations of one line may stand below each other, such as several extern ones.
    private bool IsNeighbour(int start, int end) =>
        _tokens[start - 1].Kind == TokenKind.Semicolon
        && _tokens[end - 1].Kind == TokenKind.Semicolon
        && !_writer.IsBlankBefore(start);

    private int EndOfDeclaration(int start, int end)
    {
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            if (_tokens[i].Kind is TokenKind.Semicolon or TokenKind.OpenBrace)
            {
                var next = _tokens.NextAtDepth(i);

                // A needless semicolon stays behind what it follows.
                while (next < end && _tokens[next].Kind == TokenKind.Semicolon)
                {
                    next++;
                }

                return next;
            }
        }

        return end;
    }

    private Layout Declaration(int start, int end)
    {
        var brace = start;
        while (brace < end && _tokens[brace].Kind != TokenKind.OpenBrace)
        {
            brace = _tokens.NextAtDepth(brace);
        }

        if (brace >= end)
        {
            return _brackets.Plain(start, end, isFirst: true);
        }

        var close = _tokens.PartnerOf(brace);
        var inside = _writer.TakeInside(close);
        var isModule = _tokens[start].IsWord("block") || _tokens[start].IsWord("space");
        var content = isModule
            ? new BodyWriter(_writer, _brackets).Statements(brace + 1, close, isWide: true)
            : new StatementWriter(_writer, _brackets).Statements(brace + 1, close);
        return new SequenceLayout(
        [
            _brackets.Plain(start, brace, isFirst: true),
            _writer.Token(brace, isFirst: false),
            _writer.TakeTrail(brace),
            new IndentLayout(new SequenceLayout([content, inside])),
            LineLayout.Hard,
            _brackets.Plain(close, close + 1, isFirst: true),
            _brackets.Plain(close + 1, end, isFirst: false),
        ]);
    }
}

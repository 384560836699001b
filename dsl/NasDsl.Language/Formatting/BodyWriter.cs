using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>Lays out bodies of modules: chains, lets and requirements.</summary>
internal sealed class BodyWriter
{
    private readonly TokenWriter _writer;
    private readonly TokenList _tokens;
    private readonly BracketWriter _brackets;

    public BodyWriter(TokenWriter writer, BracketWriter brackets)
    {
        _writer = writer;
        _tokens = writer.Tokens;
        _brackets = brackets;
    }

    /// <summary>The statements of a body.</summary>
    /// <param name="start">The first token after the brace.</param>
    /// <param name="end">The closing brace.</param>
    /// <param name="isWide">Whether each has a line of its own even if all fit on one.</param>
    /// <returns>The layout.</returns>
    public Layout Statements(int start, int end, bool isWide)
    {
        var statements = Split(start, end);
        Align(statements);
        var isBroken = isWide || statements.Any(statement => IsWord(statement.From));
        var items = new List<Layout>();
        foreach (var (from, to) in statements)
        {
            if (from > start)
            {
                items.Add(_writer.IsBlankBefore(from) ? LineLayout.Blank : isBroken ? LineLayout.Hard : LineLayout.Space);
            }

            items.Add(Statement(from, to));
        }

        return isBroken ? new SequenceLayout([LineLayout.Hard, .. items]) : new SequenceLayout(items);
    }

    private SequenceLayout Statement(int start, int end)
    {
        var isEnded = _tokens[end - 1].Kind == TokenKind.Semicolon;
        var last = isEnded ? end - 1 : end;
        var lead = _writer.TakeLead(start);
        var trail = _writer.TakeTrail(end - 1);
        var head = _tokens[start].IsWord("require") ? _brackets.Plain(start, start + 1, isFirst: true) : TokenWriter.Nothing;
        var rest = _tokens[start].IsWord("require")
            ? _brackets.Value(start + 1, last, isFirst: false)
            : IsWord(start) ? _brackets.Plain(start, last, isFirst: true) : _brackets.Chain(start, last);
        var semicolon = isEnded ? _writer.Token(end - 1, isFirst: start == last) : TokenWriter.Nothing;
        return new SequenceLayout([lead, head, rest, semicolon, trail]);
    }

    private List<(int From, int To)> Split(int start, int end)
    {
        var statements = new List<(int From, int To)>();
        var from = start;
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            if (i > from && IsWord(i))
            {
                statements.Add((from, i));
                from = i;
            }

            if (_tokens[i].Kind == TokenKind.Semicolon)
            {
                statements.Add((from, i + 1));
                from = i + 1;
            }
        }

        if (from < end)
        {
            statements.Add((from, end));
        }

        return statements;
    }

    // Requirements of one name on neighbouring lines compare in one column.
    private void Align(List<(int From, int To)> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var run = 0;
            while (i + run < statements.Count
                && IsComparison(statements[i + run].From)
                && (run == 0 || !_writer.IsBlankBefore(statements[i + run].From)))
            {
                run++;
            }

            var names = statements.Skip(i).Take(run).Select(statement => statement.From + 1).ToArray();
            var width = names.Length == 0 ? 0 : names.Max(name => _tokens[name].Text.Length);
            foreach (var name in names)
            {
                _writer.Pad(name + 1, width - _tokens[name].Text.Length);
            }

            i += Math.Max(0, run - 1);
        }
    }

    private bool IsComparison(int index) =>
        _tokens[index].IsWord("require")
        && _tokens[index + 1].Kind == TokenKind.Name
        && _tokens[index + 2].Kind is TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual or TokenKind.Equal or TokenKind.NotEqual;

    private bool IsWord(int index) => _tokens[index].IsWord("let") || _tokens[index].IsWord("require");
}

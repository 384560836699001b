using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>
/// Lays out the statements of data, searches and devices, one a line, their values in one column. Lines end within brackets, or all of them after the
/// commas of a statement; nowhere else, since a word at the start of a line may begin a statement.
/// </summary>
internal sealed class StatementWriter
{
    private readonly TokenWriter _writer;
    private readonly TokenList _tokens;
    private readonly BracketWriter _brackets;

    public StatementWriter(TokenWriter writer, BracketWriter brackets)
    {
        _writer = writer;
        _tokens = writer.Tokens;
        _brackets = brackets;
    }

    /// <summary>The statements of a body.</summary>
    /// <param name="start">The first token after the brace.</param>
    /// <param name="end">The closing brace.</param>
    /// <returns>The layout.</returns>
    public Layout Statements(int start, int end)
    {
        var statements = Split(start, end);
        Align(statements, statement => statement.From, statement => statement.From + 1 < statement.To);

        // input pixels: columns ...;
        Align(
            statements,
            statement => statement.From + 1,
            statement => statement.From + 3 < statement.To && _tokens[statement.From + 2].Kind == TokenKind.Colon);
        var items = new List<Layout>();
        foreach (var (from, to) in statements)
        {
            items.Add(from > start && _writer.IsBlankBefore(from) ? LineLayout.Blank : LineLayout.Hard);
            items.Add(Statement(from, to));
        }

        return new SequenceLayout(items);
    }

    private Layout Statement(int start, int end)
    {
        var commas = new List<int>();
        for (var i = start; i < end; i = _tokens.NextAtDepth(i))
        {
            if (_tokens[i].Kind == TokenKind.Comma)
            {
                commas.Add(i);
            }
        }

        // A comment ends its line by itself, and what begins like a statement stays on the line of its own.
        if (commas.Count == 0 || HasComments(start, end) || commas.Any(comma => IsStatementWord(comma + 1)))
        {
            return _brackets.Plain(start, end, isFirst: true);
        }

        var items = new List<Layout>();
        var before = new SequenceLayout([_writer.TakeLead(start)]);
        var after = _writer.TakeTrail(end - 1);
        var from = start;
        foreach (var comma in commas)
        {
            items.Add(_brackets.Plain(from, comma + 1, isFirst: true));
            items.Add(LineLayout.Space);
            from = comma + 1;
        }

        items.Add(_brackets.Plain(from, end, isFirst: true));
        return new SequenceLayout([before, new GroupLayout(new IndentLayout(new SequenceLayout(items))), after]);
    }

    private bool HasComments(int start, int end) => Enumerable.Range(start, end - start).Any(i => (i > start && _writer.IsLed(i)) || (i < end - 1 && _writer.IsTrailed(i)));

    private bool IsStatementWord(int index) =>
        new[] { Parsing.Statements.Data, Parsing.Statements.Search, Parsing.Statements.Device, Parsing.Statements.Operation }.Any(words => words.ContainsKey(_tokens[index].Text));

    private void Align(
        IEnumerable<(int From, int To)> statements,
        Func<(int From, int To), int> word,
        Func<(int From, int To), bool> isAligned)
    {
        var aligned = statements.Where(isAligned).ToArray();
        var width = aligned.Length == 0 ? 0 : aligned.Max(statement => _tokens[word(statement)].Text.Length);
        foreach (var statement in aligned)
        {
            var next = word(statement) + 1;
            _writer.Pad(_tokens[next].Kind == TokenKind.Colon ? next + 1 : next, width - _tokens[next - 1].Text.Length);
        }
    }

    private List<(int From, int To)> Split(int start, int end)
    {
        var statements = new List<(int From, int To)>();
        for (var from = start; from < end;)
        {
            var to = from;
            while (to < end && _tokens[to].Kind != TokenKind.Semicolon)
            {
                to = _tokens.NextAtDepth(to);
            }

            while (to < end && _tokens[to].Kind == TokenKind.Semicolon)
            {
                to++;
            }

            statements.Add((from, to));
            from = to;
        }

        return statements;
    }
}

using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>
/// Lays out the statements of data, searches and devices, one a line, their values in one column. Lines end within brackets only: a word at the start of a
/// line may begin a statement.
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
            items.Add(_brackets.Plain(from, to, isFirst: true));
        }

        return new SequenceLayout(items);
    }

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

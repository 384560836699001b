using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>Lays out tokens with their comments. Texts of tokens are those of the file, so nothing that was written is lost.</summary>
internal sealed class TokenWriter
{
    /// <summary>No text at all.</summary>
    public static readonly Layout Nothing = new TextLayout("");

    private readonly string _content;
    private readonly Gap[] _gaps;
    private readonly Dictionary<int, int> _columns = [];
    private readonly HashSet<int> _led = [];
    private readonly HashSet<int> _trailed = [];

    /// <summary>Takes the tokens of a file without syntax errors.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="content">The text of the file.</param>
    public TokenWriter(TokenList tokens, string content)
    {
        Tokens = tokens;
        _content = content;
        _gaps = Enumerable.Range(0, tokens.Count).Select(i => GapReader.Read(tokens, i, content)).ToArray();
    }

    public TokenList Tokens { get; }

    /// <summary>Asks for further spaces before a token, so that it stands below others.</summary>
    /// <param name="index">The token.</param>
    /// <param name="spaces">How many.</param>
    public void Pad(int index, int spaces) => _columns[index] = spaces;

    /// <summary>Whether a blank line stands before all that leads to a token.</summary>
    /// <param name="index">The token.</param>
    /// <returns>True for a blank line.</returns>
    public bool IsBlankBefore(int index) => _gaps[index].BeginsBlank;

    /// <summary>Whether comments stand just before a token.</summary>
    /// <param name="index">The token.</param>
    /// <returns>True if there are.</returns>
    public bool IsLed(int index) => _gaps[index].Own.Count > 0 || _gaps[index].Glued is not null;

    /// <summary>Whether a comment stands at the end of the line of a token.</summary>
    /// <param name="index">The token.</param>
    /// <returns>True if there is.</returns>
    public bool IsTrailed(int index) => index + 1 < _gaps.Length && _gaps[index + 1].Trailing is not null;

    /// <summary>A token with the comments on lines before it, where they are not written yet.</summary>
    /// <param name="index">The token.</param>
    /// <param name="isFirst">Whether it begins a line or the inside of a bracket, so that no space stands before it.</param>
    /// <returns>The layout.</returns>
    public Layout Token(int index, bool isFirst) => new SequenceLayout([TakeLead(index), Text(index, isFirst)]);

    /// <summary>The comments on lines before a token. Whoever asks first writes them: outside of a group they do not break it.</summary>
    /// <param name="index">The token.</param>
    /// <returns>The layout, empty where they have been taken.</returns>
    public Layout TakeLead(int index)
    {
        if (!_led.Add(index))
        {
            return Nothing;
        }

        var gap = _gaps[index];
        var items = new List<Layout>(Lines(gap, isFirst: true));
        if (items.Count > 0 && gap.IsBlankBefore && Tokens[index].Kind != TokenKind.EndOfFile)
        {
            items.Add(LineLayout.Blank);
        }

        return new SequenceLayout(items);
    }

    /// <summary>The comment at the end of the line of a token. Whoever asks first writes it: outside of a group it does not break it.</summary>
    /// <param name="index">The token.</param>
    /// <returns>The layout, empty where it has been taken.</returns>
    public Layout TakeTrail(int index) => _trailed.Add(index) && index + 1 < _gaps.Length && _gaps[index + 1].Trailing is { } comment
        ? new CommentLayout(comment, IsOwnLine: false)
        : Nothing;

    /// <summary>The comments before a closing bracket, which belong to what it closes.</summary>
    /// <param name="index">The bracket.</param>
    /// <returns>The layout.</returns>
    public Layout TakeInside(int index)
    {
        _led.Add(index);
        var gap = _gaps[index];
        var isEmpty = Tokens[index - 1].IsOpening;
        var items = new List<Layout>(Lines(gap, isEmpty));
        if (gap.Glued is { } glued)
        {
            items.Add(new ClosingCommentLayout(glued, IsOwnLine: items.Count > 0 || isEmpty));
        }

        return new SequenceLayout(items);
    }

    /// <summary>A token as it was written, with a comment glued to it.</summary>
    /// <param name="index">The token.</param>
    /// <param name="isFirst">Whether no space stands before it.</param>
    /// <returns>The layout.</returns>
    public Layout Text(int index, bool isFirst)
    {
        var span = Tokens[index].Location.Span;
        var text = _content.Substring(span.Start, span.Length);
        var isApart = !isFirst && Spacing.IsSpaceBefore(Tokens, index);
        if (_gaps[index].Glued is { } glued && !Tokens[index].IsClosing)
        {
            isApart = !isFirst;
            text = glued + (Tokens[index].Kind is TokenKind.Comma or TokenKind.Semicolon ? "" : " ") + text;
        }

        var spaces = (isApart ? 1 : 0) + (_columns.TryGetValue(index, out var more) ? more : 0);
        return spaces == 0 ? new TextLayout(text) : new SequenceLayout([new TextLayout(new string(' ', spaces)), new TextLayout(text)]);
    }

    private static IEnumerable<Layout> Lines(Gap gap, bool isFirst)
    {
        foreach (var comment in gap.Own)
        {
            if (!isFirst && comment.IsBlankBefore)
            {
                yield return LineLayout.Blank;
            }

            yield return new CommentLayout(comment.Text, IsOwnLine: true);
            isFirst = false;
        }
    }
}

namespace NasDsl.Language.Parsing;

/// <summary>Cuts the inside of a pair of braces into statements, so that one that cannot be read does not take the next with it.</summary>
internal static class StatementSplitter
{
    /// <summary>Cuts a slice at its semicolons, and where a statement evidently begins without one.</summary>
    /// <param name="range">What stands between the braces.</param>
    /// <param name="begins">Whether a statement evidently begins at a token that is not the first of its slice.</param>
    /// <returns>The statements, none of them empty.</returns>
    public static List<StatementSlice> Split(TokenRange range, Func<TokenRange, int, bool> begins)
    {
        var slices = new List<StatementSlice>();
        var start = range.Start;
        for (var i = range.Start; i < range.End; i = range.Tokens.NextAtDepth(i))
        {
            if (range.Tokens[i].Kind == TokenKind.Semicolon)
            {
                Add(i, true);
                start = i + 1;
            }
            else if (i > start && begins(range, i))
            {
                Add(i, false);
                start = i;
            }
        }

        Add(range.End, false);
        return slices;

        void Add(int end, bool isEnded)
        {
            if (end > start)
            {
                slices.Add(new StatementSlice(range.Slice(start, end), isEnded));
            }
        }
    }

    /// <summary>Cuts a slice at a sign that stands outside of all brackets.</summary>
    /// <param name="range">The slice.</param>
    /// <param name="sign">The sign.</param>
    /// <returns>The parts, which may be empty; at least one.</returns>
    public static List<TokenRange> Cut(TokenRange range, TokenKind sign)
    {
        var parts = new List<TokenRange>();
        var start = range.Start;
        for (var i = range.Start; i < range.End; i = range.Tokens.NextAtDepth(i))
        {
            if (range.Tokens[i].Kind == sign)
            {
                parts.Add(range.Slice(start, i));
                start = i + 1;
            }
        }

        parts.Add(range.Slice(start, range.End));
        return parts;
    }
}

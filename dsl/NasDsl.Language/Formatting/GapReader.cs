using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>Finds to what the comments between two tokens belong.</summary>
internal static class GapReader
{
    /// <summary>Reads what stands before a token.</summary>
    /// <param name="tokens">The tokens of the file.</param>
    /// <param name="index">The token.</param>
    /// <param name="content">The text of the file.</param>
    /// <returns>The comments.</returns>
    public static Gap Read(TokenList tokens, int index, string content)
    {
        var comments = tokens[index].Comments;
        var end = index == 0 ? 0 : tokens[index - 1].Location.Span.End;
        var lines = new int[comments.Count + 1];
        for (var i = 0; i < comments.Count; i++)
        {
            lines[i] = CountLines(content, end, comments[i].Span.Start);
            end = comments[i].Span.End;
        }

        lines[comments.Count] = CountLines(content, end, tokens[index].Location.Span.Start);

        // The last comments with no line break up to the token lead it; the first ones with none since the token before trail that.
        var glued = comments.Count;
        var isEnd = tokens[index].Kind == TokenKind.EndOfFile;
        while (!isEnd && glued > 0 && lines[glued] == 0)
        {
            glued--;
        }

        var trailing = 0;
        while (index > 0 && trailing < glued && lines[trailing] == 0)
        {
            trailing++;
        }

        var own = new List<OwnComment>();
        for (var i = trailing; i < glued; i++)
        {
            own.Add(new OwnComment(Clean(comments[i]), lines[i] > 1));
        }

        return new Gap(Join(comments, 0, trailing), own, Join(comments, glued, comments.Count), lines[glued] > 1);
    }

    private static string? Join(IReadOnlyList<Comment> comments, int start, int end) =>
        start == end ? null : string.Join(" ", comments.Skip(start).Take(end - start).Select(Clean));

    private static string Clean(Comment comment)
    {
        var lines = comment.Text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        return string.Join("\n", lines.Select(line => line.TrimEnd()));
    }

    private static int CountLines(string content, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var isPair = content[i] == '\r' && i + 1 < end && content[i + 1] == '\n';
            count += content[i] is '\n' or '\r' && !isPair ? 1 : 0;
        }

        return count;
    }
}

using NasDsl.Language.Text;

namespace NasDsl.Language.Parsing;

/// <summary>A slice of a file: a declaration, a statement, a link of a chain.</summary>
/// <param name="Tokens">The tokens of the file.</param>
/// <param name="Start">The index of the first token.</param>
/// <param name="End">The index after the last token.</param>
internal sealed record TokenRange(TokenList Tokens, int Start, int End)
{
    public bool IsEmpty => End <= Start;

    public Token First => Tokens[Start];

    public Token Last => Tokens[Math.Max(Start, End - 1)];

    /// <summary>The token after the last.</summary>
    public Token Next => Tokens[Math.Min(End, Tokens.Count - 1)];

    /// <summary>Whether a mistake in it has been reported before its grammar is tried.</summary>
    public bool IsSuspect
    {
        get
        {
            for (var i = Start; i < End; i++)
            {
                if (Tokens[i].IsSuspect)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public SourceLocation Location => Span(First.Location, Last.Location);

    public TokenRange Slice(int start, int end) => new(Tokens, start, end);

    public static SourceLocation Span(SourceLocation first, SourceLocation last) =>
        first.To(last);
}

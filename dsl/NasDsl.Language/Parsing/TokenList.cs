namespace NasDsl.Language.Parsing;

/// <summary>The tokens of a file with every bracket matched.</summary>
internal sealed class TokenList
{
    private readonly Token[] _tokens;
    private readonly int[] _partners;

    /// <summary>Takes tokens whose brackets match; the last one is the end of the file.</summary>
    /// <param name="tokens">The tokens.</param>
    public TokenList(IEnumerable<Token> tokens)
    {
        _tokens = tokens.ToArray();
        _partners = new int[_tokens.Length];
        var open = new Stack<int>();
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_tokens[i].IsOpening)
            {
                open.Push(i);
            }
            else if (_tokens[i].IsClosing)
            {
                _partners[open.Peek()] = i;
                _partners[i] = open.Pop();
            }
        }
    }

    public int Count => _tokens.Length;

    public Token this[int index] => _tokens[index];

    /// <summary>The bracket that belongs to a bracket.</summary>
    /// <param name="index">The index of one.</param>
    /// <returns>The index of the other.</returns>
    public int PartnerOf(int index) => _partners[index];

    /// <summary>The next token at the same depth: brackets are stepped over whole.</summary>
    /// <param name="index">The index of a token that closes nothing.</param>
    /// <returns>The index of the next.</returns>
    public int NextAtDepth(int index) => (_tokens[index].IsOpening ? _partners[index] : index) + 1;
}

using NasDsl.Language.Diagnostics;
using Sprache;

namespace NasDsl.Language.Parsing;

/// <summary>Lets Sprache parse tokens: each token is one character of its input, the kind of the token.</summary>
internal sealed class TokenInput : IInput
{
    private readonly int _end;
    private Dictionary<object, object>? _memos;

    public TokenInput(TokenRange range, DiagnosticBag diagnostics)
        : this(range.Tokens, range.Start, range.End, new FailureTrace(), diagnostics)
    {
    }

    private TokenInput(TokenList tokens, int position, int end, FailureTrace trace, DiagnosticBag diagnostics)
    {
        Tokens = tokens;
        Position = position;
        _end = end;
        Trace = trace;
        Diagnostics = diagnostics;
    }

    public TokenList Tokens { get; }

    public FailureTrace Trace { get; }

    /// <summary>Where the bodies within a slice report their mistakes.</summary>
    public DiagnosticBag Diagnostics { get; }

    public Token Token => Tokens[Position];

    public string Source => "";

    public char Current => (char)(AtEnd ? TokenKind.EndOfFile : Token.Kind);

    public bool AtEnd => Position >= _end;

    public int Position { get; }

    public int Line => Token.Location.Start.Line;

    public int Column => Token.Location.Start.Column;

    public IDictionary<object, object> Memos => _memos ??= new Dictionary<object, object>();

    public IInput Advance() => MoveTo(Position + 1);

    public TokenInput MoveTo(int position) => new(Tokens, position, _end, Trace, Diagnostics);

    public bool Is(TokenKind kind) => !AtEnd && Token.Kind == kind;

    public bool IsWord(string word) => !AtEnd && Token.IsWord(word);

    /// <summary>Whether the token after this one is of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True if it is.</returns>
    public bool IsFollowedBy(TokenKind kind) => Position + 1 < _end && Tokens[Position + 1].Kind == kind;

    /// <summary>Whether the token after this one is a word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True if it is.</returns>
    public bool IsFollowedBy(string word) => Position + 1 < _end && Tokens[Position + 1].IsWord(word);

    public bool Equals(IInput? other) => other is TokenInput input && input.Position == Position && ReferenceEquals(input.Tokens, Tokens);

    public override bool Equals(object? obj) => Equals(obj as IInput);

    public override int GetHashCode() => Position;
}

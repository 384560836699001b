using NasDsl.Language.Text;

namespace NasDsl.Language.Parsing;

/// <summary>One of the smallest parts of a file.</summary>
internal sealed class Token
{
    public Token(TokenKind kind, string text, SourceLocation location)
    {
        Kind = kind;
        Text = text;
        Location = location;
    }

    public TokenKind Kind { get; }

    /// <summary>What was written; for a quoted text what it says.</summary>
    public string Text { get; }

    public SourceLocation Location { get; }

    /// <summary>The doc comment just before it, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>The comments between the token before it and it, doc comments among them.</summary>
    public IReadOnlyList<Comment> Comments { get; init; } = [];

    /// <summary>Whether nothing but white space and comments stands before it on its line.</summary>
    public bool IsFirstOnLine { get; init; }

    /// <summary>Whether it stands in the first column.</summary>
    public bool IsAtMargin { get; init; }

    /// <summary>Whether it was not written, but supplied so that brackets match; its mistake has been reported.</summary>
    public bool IsSupplied { get; init; }

    public bool IsOpening => Kind is TokenKind.OpenBrace or TokenKind.OpenParen or TokenKind.OpenBracket;

    public bool IsClosing => Kind is TokenKind.CloseBrace or TokenKind.CloseParen or TokenKind.CloseBracket;

    /// <summary>Whether mistakes near it are consequences of one that has been reported.</summary>
    public bool IsSuspect => IsSupplied || Kind == TokenKind.Error;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>The token as messages speak of it.</summary>
    /// <returns>The text.</returns>
    public string Describe() => Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.Text => $"the text \"{Text}\"",
        _ => $"'{Text}'",
    };
}

namespace NasDsl.Language.Parsing;

/// <summary>The signs of the language.</summary>
internal static class Punctuation
{
    /// <summary>The longest sign that begins with two characters.</summary>
    /// <param name="first">The first character.</param>
    /// <param name="second">The second character.</param>
    /// <returns>Its kind and length, or null.</returns>
    public static (TokenKind Kind, int Length)? Match(char first, char second) => (first, second) switch
    {
        ('-', '>') => (TokenKind.Arrow, 2),
        ('.', '.') => (TokenKind.DotDot, 2),
        ('=', '=') => (TokenKind.Equal, 2),
        ('!', '=') => (TokenKind.NotEqual, 2),
        ('<', '=') => (TokenKind.LessOrEqual, 2),
        ('>', '=') => (TokenKind.GreaterOrEqual, 2),
        ('&', '&') => (TokenKind.And, 2),
        ('|', '|') => (TokenKind.Or, 2),
        ('{', _) => (TokenKind.OpenBrace, 1),
        ('}', _) => (TokenKind.CloseBrace, 1),
        ('(', _) => (TokenKind.OpenParen, 1),
        (')', _) => (TokenKind.CloseParen, 1),
        ('[', _) => (TokenKind.OpenBracket, 1),
        (']', _) => (TokenKind.CloseBracket, 1),
        (';', _) => (TokenKind.Semicolon, 1),
        (',', _) => (TokenKind.Comma, 1),
        (':', _) => (TokenKind.Colon, 1),
        ('.', _) => (TokenKind.Dot, 1),
        ('|', _) => (TokenKind.Bar, 1),
        ('?', _) => (TokenKind.Question, 1),
        ('=', _) => (TokenKind.Assign, 1),
        ('<', _) => (TokenKind.Less, 1),
        ('>', _) => (TokenKind.Greater, 1),
        ('+', _) => (TokenKind.Plus, 1),
        ('-', _) => (TokenKind.Minus, 1),
        ('*', _) => (TokenKind.Star, 1),
        ('/', _) => (TokenKind.Slash, 1),
        ('%', _) => (TokenKind.Percent, 1),
        ('^', _) => (TokenKind.Caret, 1),
        ('!', _) => (TokenKind.Not, 1),
        _ => null,
    };
}

using NasDsl.Language.Parsing;

namespace NasDsl.Language.Formatting;

/// <summary>What stands between two tokens on one line.</summary>
internal static class Spacing
{
    // After these words a value begins: a parenthesis is a group, and a minus is a sign.
    private static readonly HashSet<string> Words =
    [
        "require", "when", "step", "key", "maximize", "minimize", "until", "budget", "retrain", "train", "batch", "per",
    ];

    /// <summary>Whether a space stands before a token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="index">The token, which is not the first of its line.</param>
    /// <returns>True for a space.</returns>
    public static bool IsSpaceBefore(TokenList tokens, int index)
    {
        var before = tokens[index - 1].Kind;
        var token = tokens[index].Kind;
        if (before is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.Dot or TokenKind.DotDot or TokenKind.Not || IsSign(tokens, index - 1))
        {
            return false;
        }

        return token switch
        {
            TokenKind.Number when before == TokenKind.Colon => !IsDeviceNumber(tokens, index),
            TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Question or TokenKind.Dot or TokenKind.DotDot => false,
            TokenKind.CloseParen or TokenKind.CloseBracket => false,
            TokenKind.OpenBracket => before != TokenKind.Name,
            TokenKind.OpenParen => before != TokenKind.Name || EndsBeforeValue(tokens, index - 1),
            _ => true,
        };
    }

    // train on cuda:1
    private static bool IsDeviceNumber(TokenList tokens, int index) => index > 3 && tokens[index - 3].IsWord("on") && tokens[index - 4].IsWord("train");

    // A minus is a sign where no operand stands before it.
    private static bool IsSign(TokenList tokens, int index) =>
        tokens[index].Kind == TokenKind.Minus && index > 0 && tokens[index - 1].Kind switch
        {
            TokenKind.Name => EndsBeforeValue(tokens, index - 1),
            TokenKind.Number or TokenKind.Text or TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace => false,
            _ => true,
        };

    // The name of a repeat is followed by the count.
    private static bool EndsBeforeValue(TokenList tokens, int index) =>
        (Words.Contains(tokens[index].Text) && !IsSchedule(tokens, index)) || (index > 0 && tokens[index - 1].IsWord("repeat"));

    // step(every: 10 epochs) begins an item of a recipe; the step of a range follows a number.
    private static bool IsSchedule(TokenList tokens, int index) =>
        index > 0 && tokens[index].IsWord("step") && (tokens[index - 1].Kind == TokenKind.Comma || tokens[index - 1].IsWord("train"));
}

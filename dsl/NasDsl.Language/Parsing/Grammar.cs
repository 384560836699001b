using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;

namespace NasDsl.Language.Parsing;

/// <summary>The smallest parsers, of one token each, and what all grammars are built with.</summary>
internal static class Grammar
{
    public static readonly Parser<Token> Comma = Sign(TokenKind.Comma, "','");

    public static readonly Parser<TextSyntax> Text =
        Sign(TokenKind.Text, "a text in quotes").Select(token => new TextSyntax(token.Text, token.Location));

    public static readonly Parser<NumberSyntax> Number = Numbers.Parser;

    public static Parser<Token> Sign(TokenKind kind, string expected) => Match(token => token.Kind == kind, expected);

    public static Parser<NameSyntax> Name(string expected) =>
        Match(token => token.Kind == TokenKind.Name, expected).Select(token => new NameSyntax(token.Text, token.Location));

    public static Parser<NameSyntax> Word(string word) => Words([word]);

    public static Parser<NameSyntax> Words(IReadOnlyList<string> words)
    {
        var expected = string.Join(" or ", words.Select(word => $"'{word}'"));
        return Match(token => token.Kind == TokenKind.Name && words.Contains(token.Text), expected)
            .Select(token => new NameSyntax(token.Text, token.Location));
    }

    public static Parser<EquatableArray<T>> List<T>(this Parser<T> item)
        where T : IEquatable<T> =>
        from first in item
        from others in Comma.Then(_ => item).Many()
        select new[] { first }.Concat(others).ToEquatableArray();

    /// <summary>A place for what may be left out, chosen by looking at the next token only.</summary>
    /// <typeparam name="T">What is parsed.</typeparam>
    /// <param name="parser">What may be there.</param>
    /// <param name="isThere">Whether the next token begins it.</param>
    /// <returns>The value, or null.</returns>
    public static Parser<T?> If<T>(this Parser<T> parser, Func<TokenInput, bool> isThere)
        where T : class => input => isThere((TokenInput)input)
            ? parser(input)
            : Result.Success<T?>(null, input);

    /// <summary>Passes the stretch of text that was read to a constructor.</summary>
    /// <typeparam name="T">What is parsed.</typeparam>
    /// <param name="parser">A parser of all but the location.</param>
    /// <returns>The value.</returns>
    public static Parser<T> Located<T>(this Parser<Func<SourceLocation, T>> parser) => input =>
    {
        var result = parser(input);
        if (!result.WasSuccessful)
        {
            return Result.Failure<T>(result.Remainder, result.Message, result.Expectations);
        }

        var start = (TokenInput)input;
        var end = Math.Max(start.Position, result.Remainder.Position - 1);
        return Result.Success(result.Value(start.Token.Location.To(start.Tokens[end].Location)), result.Remainder);
    };

    public static IResult<T> Fail<T>(IInput input, string expected)
    {
        ((TokenInput)input).Trace.Expect(input.Position, expected);
        return Result.Failure<T>(input, expected, [expected]);
    }

    public static Parser<Token> Match(Func<Token, bool> fits, string expected) => input =>
    {
        var tokens = (TokenInput)input;
        return !tokens.AtEnd && fits(tokens.Token) ? Result.Success(tokens.Token, tokens.Advance()) : Fail<Token>(input, expected);
    };
}

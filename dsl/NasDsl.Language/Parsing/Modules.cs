using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;
using static NasDsl.Language.Parsing.Expressions;
using static NasDsl.Language.Parsing.Grammar;

namespace NasDsl.Language.Parsing;

/// <summary>The grammar of one link of a chain. Bodies and groups are stepped over whole and read by <see cref="BodyParser"/>.</summary>
internal static class Modules
{
    /// <summary>The words that are no names of modules.</summary>
    public static readonly string[] Reserved = ["repeat", "residual", "parallel", "dag", "let", "require", "same", "when"];

    /// <summary>A link: a label, a module, a question mark.</summary>
    public static readonly Parser<ModuleSyntax> Link =
        (from label in Name("a label").Then(name => Sign(TokenKind.Colon, "':'").Return(name))
             .If(input => input.Is(TokenKind.Name) && input.IsFollowedBy(TokenKind.Colon))
         from module in (Parser<ModuleSyntax>)Primary
         from mark in Sign(TokenKind.Question, "'?'").If(input => Hint(input, TokenKind.Question, "'?'"))
         select (Func<SourceLocation, ModuleSyntax>)(at => Wrap(label, module, mark is not null, at))).Located();

    private static readonly Parser<BodySyntax> Body = input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.Is(TokenKind.OpenBrace))
        {
            return Fail<BodySyntax>(input, "'{'");
        }

        var end = tokens.Tokens.PartnerOf(tokens.Position);
        var body = BodyParser.Parse(new TokenRange(tokens.Tokens, tokens.Position, end + 1), BodyKind.Inner, tokens.Diagnostics);
        return Result.Success(body, tokens.MoveTo(end + 1));
    };

    private static readonly Parser<BodySyntax> Branches = input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.Is(TokenKind.OpenBrace))
        {
            return Fail<BodySyntax>(input, "'{'");
        }

        var end = tokens.Tokens.PartnerOf(tokens.Position);
        var body = BodyParser.Parse(new TokenRange(tokens.Tokens, tokens.Position, end + 1), BodyKind.Branches, tokens.Diagnostics);
        return Result.Success(body, tokens.MoveTo(end + 1));
    };

    private static readonly Parser<ModuleSyntax> Repeat =
        (from keyword in Word("repeat")
         from name in Name("a name for the repeat")
         from count in Expression
         from same in Word("same").If(input => input.IsWord("same"))
         from body in Body
         select (Func<SourceLocation, ModuleSyntax>)(at => new RepeatSyntax(name, count, same is not null, body, at))).Located();

    private static readonly Parser<ModuleSyntax> Residual =
        (from keyword in Word("residual")
         from body in Body
         select (Func<SourceLocation, ModuleSyntax>)(at => new ResidualSyntax(body, at))).Located();

    private static readonly Parser<ModuleSyntax> Parallel =
        (from keyword in Word("parallel")
         from open in Sign(TokenKind.OpenParen, "'('")
         from first in Name("add or concat")
         from others in Sign(TokenKind.Bar, "'|'").Then(_ => Name("add or concat")).Many()
         from close in Sign(TokenKind.CloseParen, "')'")
         from body in Branches
         select (Func<SourceLocation, ModuleSyntax>)(at => new ParallelSyntax(new[] { first }.Concat(others).ToEquatableArray(), body, at))).Located();

    private static readonly Parser<ModuleSyntax> Dag =
        (from keyword in Word("dag")
         from arguments in Arguments
         from body in Branches
         select (Func<SourceLocation, ModuleSyntax>)(at => new DagSyntax(arguments, body, at))).Located();

    private static readonly Parser<ModuleSyntax> Use =
        (from name in Name("a module")
         from arguments in Arguments.If(input => Hint(input, TokenKind.OpenParen, "'('"))
         select (Func<SourceLocation, ModuleSyntax>)(at => new UseSyntax(name, arguments ?? EquatableArray<ArgumentSyntax>.Empty, at))).Located();

    private static IResult<ModuleSyntax> Primary(IInput input)
    {
        var tokens = (TokenInput)input;
        if (tokens.Is(TokenKind.OpenParen))
        {
            var end = tokens.Tokens.PartnerOf(tokens.Position);
            var group = BodyParser.ParseModule(new TokenRange(tokens.Tokens, tokens.Position + 1, end), tokens.Diagnostics);
            return Result.Success(group, tokens.MoveTo(end + 1));
        }

        if (!tokens.Is(TokenKind.Name))
        {
            return Fail<ModuleSyntax>(input, "a module");
        }

        return tokens.Token.Text switch
        {
            "repeat" => Repeat(input),
            "residual" => Residual(input),
            "parallel" => Parallel(input),
            "dag" => Dag(input),
            var word when Reserved.Contains(word) => Fail<ModuleSyntax>(input, "a module"),
            _ => Use(input),
        };
    }

    // Looks at the next token, and notes what could have stood there.
    private static bool Hint(TokenInput input, TokenKind kind, string expected)
    {
        input.Trace.Expect(input.Position, expected);
        return input.Is(kind);
    }

    private static ModuleSyntax Wrap(NameSyntax? label, ModuleSyntax module, bool isOptional, SourceLocation location)
    {
        var inner = isOptional ? new OptionalSyntax(module, location) : module;
        return label is null ? inner : new LabelSyntax(label, inner, location);
    }
}

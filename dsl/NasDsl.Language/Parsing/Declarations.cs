using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;
using static NasDsl.Language.Parsing.Grammar;

namespace NasDsl.Language.Parsing;

/// <summary>The grammars of declarations. Bodies are stepped over whole and read apart.</summary>
internal static class Declarations
{
    public static readonly string[] Words = ["namespace", "data", "block", "space", "search", "device", "extern"];

    public static readonly Parser<NamespaceSyntax> Namespace =
        (from keyword in Any()
         from first in Name("the name of the namespace")
         from others in Sign(TokenKind.Dot, "'.'").Then(_ => Name("a name")).Many()
         select (Func<SourceLocation, NamespaceSyntax>)(at =>
             new NamespaceSyntax(string.Join(".", new[] { first }.Concat(others).Select(name => name.Text)), at))).Located();

    private static readonly Parser<DeclarationSyntax> Data =
        (from keyword in Any()
         from name in Name("a name for the data")
         from statements in Body("data declaration", Statements.Data)
         select (Func<SourceLocation, DeclarationSyntax>)(at => new DataSyntax(name, statements, null, at))).Located();

    private static readonly Parser<ParameterSyntax> Parameter =
        (from name in Name("a parameter")
         from value in Sign(TokenKind.Assign, "'='").Then(_ => Expressions.Expression).If(input => input.Is(TokenKind.Assign))
         select (Func<SourceLocation, ParameterSyntax>)(at => new ParameterSyntax(name, value, at))).Located();

    private static readonly Parser<EquatableArray<ParameterSyntax>> Parameters =
        from open in Sign(TokenKind.OpenParen, "'('")
        from parameters in Parameter.List().If(input => !input.Is(TokenKind.CloseParen))
        from close in Sign(TokenKind.CloseParen, "')'")
        select parameters ?? EquatableArray<ParameterSyntax>.Empty;

    private static readonly Parser<DeclarationSyntax> Block =
        (from keyword in Any()
         from name in Name("a name for the block")
         from parameters in Parameters.If(input => input.Is(TokenKind.OpenParen))
         from body in ModuleBody(BodyKind.Block)
         select (Func<SourceLocation, DeclarationSyntax>)(at =>
             new BlockSyntax(name, parameters ?? EquatableArray<ParameterSyntax>.Empty, body, null, at))).Located();

    private static readonly Parser<DeclarationSyntax> Space =
        (from keyword in Any()
         from name in Name("a name for the space")
         from word in Word("for")
         from data in Name("the name of the data")
         from body in ModuleBody(BodyKind.Space)
         select (Func<SourceLocation, DeclarationSyntax>)(at => new SpaceSyntax(name, data, body, null, at))).Located();

    private static readonly Parser<DeclarationSyntax> Search =
        (from keyword in Any()
         from name in Name("a name for the search")
         from statements in Body("search", Statements.Search)
         select (Func<SourceLocation, DeclarationSyntax>)(at => new SearchSyntax(name, statements, null, at))).Located();

    private static readonly Parser<DeclarationSyntax> Extern =
        (from keyword in Any()
         from kind in Words(["op", "metric", "data", "objective", "strategy"])
         from name in Name("a name")
         from parameters in Parameters.If(input => input.Is(TokenKind.OpenParen))
         from rules in Boxed(Rules(kind)).If(input => input.Is(TokenKind.OpenBrace))
         select (Func<SourceLocation, DeclarationSyntax>)(at =>
             new ExternSyntax(name, kind, parameters ?? EquatableArray<ParameterSyntax>.Empty, rules?.Item1, null, at))).Located();

    private static Parser<EquatableArray<StatementSyntax>> Rules(NameSyntax kind) => kind.Text == "op"
        ? Body("declaration of an operation", Statements.Operation)
        : input => Fail<EquatableArray<StatementSyntax>>(input, "';'");

    /// <summary>The grammar of a declaration.</summary>
    /// <param name="word">The word that it begins with, or should begin with.</param>
    /// <returns>The grammar.</returns>
    public static Parser<DeclarationSyntax> Find(string word) => word switch
    {
        "data" => Data,
        "block" => Block,
        "space" => Space,
        "search" => Search,
        "device" => Device,
        _ => Extern,
    };

    private static IResult<DeclarationSyntax> Device(IInput input)
    {
        var assigned =
            from sign in Sign(TokenKind.Assign, "'='")
            from source in Word("local")
            select source;
        var table =
            from word in Word("from")
            from kind in Word("latencies")
            from path in Grammar.Text
            select (Kind: kind, Path: path);
        var grammar =
            from keyword in Any()
            from name in Name("a name for the device")
            from local in assigned.If(rest => rest.Is(TokenKind.Assign))
            from measured in Boxed(table).If(rest => rest.IsWord("from"))
            from statements in Body("device", Statements.Device).If(_ => local is null && measured is null)
            select (Func<SourceLocation, DeclarationSyntax>)(at => new DeviceSyntax(
                name,
                statements ?? EquatableArray<StatementSyntax>.Empty,
                local ?? measured?.Item1.Kind,
                measured?.Item1.Path,
                null,
                at));
        return grammar.Located()(input);
    }

    private static Parser<Tuple<T>> Boxed<T>(Parser<T> parser) => parser.Select(Tuple.Create);

    // The first word may be misspelt, which has been reported.
    private static Parser<Token> Any() => Match(token => token.Kind == TokenKind.Name, "a declaration");

    private static Parser<BodySyntax> ModuleBody(BodyKind kind) =>
        Braces((range, diagnostics) => BodyParser.Parse(range, kind, diagnostics));

    private static Parser<EquatableArray<StatementSyntax>> Body(string owner, IReadOnlyDictionary<string, Parser<StatementSyntax>> grammars) =>
        Braces((range, diagnostics) => StatementParser.Parse(range, owner, grammars, diagnostics));

    private static Parser<T> Braces<T>(Func<TokenRange, DiagnosticBag, T> read) => input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.Is(TokenKind.OpenBrace))
        {
            return Fail<T>(input, "'{'");
        }

        var end = tokens.Tokens.PartnerOf(tokens.Position) + 1;
        return Result.Success(read(new TokenRange(tokens.Tokens, tokens.Position, end), tokens.Diagnostics), tokens.MoveTo(end));
    };
}

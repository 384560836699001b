using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;
using static NasDsl.Language.Parsing.Grammar;

namespace NasDsl.Language.Parsing;

/// <summary>Reads bodies of modules: cuts them into statements, chains into branches, branches into links, and gives each link to its grammar.</summary>
internal static class BodyParser
{
    private static readonly Parser<LetSyntax> Let =
        (from keyword in Word("let")
         from name in Name("a name")
         from assign in Sign(TokenKind.Assign, "'='")
         from value in Expressions.Expression
         select (Func<SourceLocation, LetSyntax>)(at => new LetSyntax(name, value, at))).Located();

    private static readonly Parser<RequireSyntax> Require =
        (from keyword in Word("require")
         from condition in Expressions.Expression
         select (Func<SourceLocation, RequireSyntax>)(at => new RequireSyntax(condition, at))).Located();

    /// <summary>Reads a body.</summary>
    /// <param name="braces">The body with its braces.</param>
    /// <param name="kind">What it belongs to.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The body.</returns>
    public static BodySyntax Parse(TokenRange braces, BodyKind kind, DiagnosticBag diagnostics)
    {
        var inside = braces.Slice(braces.Start + 1, braces.End - 1);
        var statements = new List<BodyStatementSyntax>();
        foreach (var slice in StatementSplitter.Split(inside, Begins))
        {
            if (ParseStatement(slice, kind, diagnostics) is not { } statement)
            {
                continue;
            }

            if (statement is ChainSyntax && kind != BodyKind.Branches && statements.Any(other => other is ChainSyntax))
            {
                if (!slice.Range.IsSuspect)
                {
                    diagnostics.Add(DiagnosticCatalog.SecondChain, slice.Range.First.Location, Describe(kind));
                }
            }
            else
            {
                statements.Add(statement);
            }
        }

        return new BodySyntax(statements.ToEquatableArray(), braces.Location);
    }

    /// <summary>Reads alternatives of chains.</summary>
    /// <param name="range">The slice, which may be empty.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The module.</returns>
    public static ModuleSyntax ParseModule(TokenRange range, DiagnosticBag diagnostics)
    {
        var branches = StatementSplitter.Cut(range, TokenKind.Bar)
            .Select(branch => ParseSequence(branch, diagnostics))
            .ToEquatableArray();
        return branches.Count == 1 ? branches[0] : new AlternativeSyntax(branches, range.Location);
    }

    private static ModuleSyntax ParseSequence(TokenRange range, DiagnosticBag diagnostics)
    {
        var links = StatementSplitter.Cut(range, TokenKind.Arrow)
            .Select(link => ParseLink(link, diagnostics))
            .ToEquatableArray();
        return links.Count == 1 ? links[0] : new SequenceSyntax(links, range.Location);
    }

    private static ModuleSyntax ParseLink(TokenRange range, DiagnosticBag diagnostics)
    {
        if (range.IsEmpty)
        {
            if (!range.Next.IsSuspect)
            {
                diagnostics.Add(DiagnosticCatalog.Unexpected, range.Next.Location, "a module", range.Next.Describe());
            }

            return new ErrorModuleSyntax(range.Next.Location);
        }

        return GrammarRunner.Run(Modules.Link, range, "'->'", diagnostics) ?? new ErrorModuleSyntax(range.Location);
    }

    private static BodyStatementSyntax? ParseStatement(StatementSlice slice, BodyKind kind, DiagnosticBag diagnostics)
    {
        var range = slice.Range;
        if (range.First.IsWord("let") || range.First.IsWord("require"))
        {
            var isLet = range.First.IsWord("let");
            BodyStatementSyntax? statement = isLet
                ? GrammarRunner.Run(Let, range, "';'", diagnostics)
                : GrammarRunner.Run(Require, range, "';'", diagnostics);
            if (statement is not null)
            {
                CheckEnd(slice, diagnostics);
                if (statement is LetSyntax { Name: var name } && Modules.Reserved.Contains(name.Text))
                {
                    diagnostics.Add(DiagnosticCatalog.ReservedName, name.Location, name.Text);
                }
            }
            else if (isLet && range.End - range.Start > 1 && range.Tokens[range.Start + 1].Kind == TokenKind.Name)
            {
                // Its name is known all the same, so that its uses are not mistakes.
                var name = range.Tokens[range.Start + 1];
                statement = new LetSyntax(new NameSyntax(name.Text, name.Location), new ErrorExpressionSyntax(name.Location), range.Location);
            }

            if (!isLet && kind != BodyKind.Space)
            {
                diagnostics.Add(DiagnosticCatalog.MisplacedRequire, range.First.Location, Describe(kind));
                return null;
            }

            return statement;
        }

        return new ChainSyntax(ParseModule(range, diagnostics), range.Location);
    }

    /// <summary>Reports a statement without its semicolon.</summary>
    /// <param name="slice">The statement, which is otherwise correct.</param>
    /// <param name="diagnostics">Where the message goes.</param>
    public static void CheckEnd(StatementSlice slice, DiagnosticBag diagnostics)
    {
        if (!slice.IsEnded && !slice.Range.Last.IsSuspect && !slice.Range.Next.IsSuspect)
        {
            diagnostics.Add(DiagnosticCatalog.MissingSemicolon, slice.Range.Last.Location, slice.Range.Last.Describe());
        }
    }

    private static bool Begins(TokenRange range, int index) =>
        range.Tokens[index].IsWord("let") || range.Tokens[index].IsWord("require");

    private static string Describe(BodyKind kind) => kind switch
    {
        BodyKind.Space => "space",
        BodyKind.Block => "block",
        BodyKind.Branches => "branch",
        _ => "nested body",
    };
}

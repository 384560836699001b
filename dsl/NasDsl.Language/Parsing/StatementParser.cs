using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;
using Sprache;

namespace NasDsl.Language.Parsing;

/// <summary>Reads the statements of a data, search or device declaration, each by itself.</summary>
internal static class StatementParser
{
    public static EquatableArray<StatementSyntax> Parse(
        TokenRange braces,
        string owner,
        IReadOnlyDictionary<string, Parser<StatementSyntax>> grammars,
        DiagnosticBag diagnostics)
    {
        var inside = braces.Slice(braces.Start + 1, braces.End - 1);
        return StatementSplitter
            .Split(inside, (range, i) => range.Tokens[i].IsFirstOnLine && IsKeyword(range.Tokens[i], grammars))
            .Select(slice => ParseStatement(slice, owner, grammars, diagnostics))
            .ToEquatableArray();
    }

    private static bool IsKeyword(Token token, IReadOnlyDictionary<string, Parser<StatementSyntax>> grammars) =>
        token.Kind == TokenKind.Name && grammars.ContainsKey(token.Text);

    private static StatementSyntax ParseStatement(
        StatementSlice slice,
        string owner,
        IReadOnlyDictionary<string, Parser<StatementSyntax>> grammars,
        DiagnosticBag diagnostics)
    {
        var range = slice.Range;
        var keyword = new NameSyntax(range.First.Text, range.First.Location);
        if (!IsKeyword(range.First, grammars))
        {
            var words = grammars.Keys.ToArray();
            if (!range.First.IsSuspect)
            {
                diagnostics.Add(
                    DiagnosticCatalog.UnknownStatement,
                    range.First.Location,
                    range.First.Text,
                    owner,
                    diagnostics.Suggestions.TextOrList(range.First.Text, words));
            }

            // What was meant counts as given.
            var meant = diagnostics.Suggestions.Find(range.First.Text, words);
            return new ErrorStatementSyntax(keyword with { Text = meant ?? keyword.Text }, range.Location);
        }

        if (GrammarRunner.Run(grammars[range.First.Text], range, "';'", diagnostics) is not { } statement)
        {
            return new ErrorStatementSyntax(keyword, range.Location);
        }

        BodyParser.CheckEnd(slice, diagnostics);
        return statement;
    }
}

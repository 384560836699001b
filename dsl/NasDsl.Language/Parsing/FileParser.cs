using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Parsing;

/// <summary>Reads a file: cuts it into declarations, and those into statements. It accepts any text whatever, and never throws.</summary>
internal sealed class FileParser
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<NamespaceSyntax> _namespaces = [];
    private readonly List<DeclarationSyntax> _declarations = [];

    private FileParser(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
    }

    public static FileSyntax Parse(SourceText text, DiagnosticBag diagnostics)
    {
        var tokens = BracketMatcher.Match(Lexer.Read(text, diagnostics), diagnostics);
        var parser = new FileParser(diagnostics);
        foreach (var slice in Split(new TokenRange(tokens, 0, tokens.Count - 1)))
        {
            parser.ParseDeclaration(slice);
        }

        return new FileSyntax(text, parser._namespaces.ToEquatableArray(), parser._declarations.ToEquatableArray());
    }

    // A declaration ends at a semicolon or with its body, and at the latest where the next begins.
    private static List<StatementSlice> Split(TokenRange file)
    {
        var slices = new List<StatementSlice>();
        var start = file.Start;
        for (var i = file.Start; i < file.End; i = file.Tokens.NextAtDepth(i))
        {
            var token = file.Tokens[i];
            if (i > start && token.IsFirstOnLine && token.Kind == TokenKind.Name && Declarations.Words.Contains(token.Text))
            {
                slices.Add(new StatementSlice(file.Slice(start, i), false));
                start = i;
            }

            if (token.Kind == TokenKind.Semicolon)
            {
                if (i > start)
                {
                    slices.Add(new StatementSlice(file.Slice(start, i), true));
                }

                start = i + 1;
            }
            else if (token.Kind == TokenKind.OpenBrace)
            {
                var end = file.Tokens.PartnerOf(i) + 1;
                slices.Add(new StatementSlice(file.Slice(start, end), true));
                start = end;
            }
        }

        if (file.End > start)
        {
            slices.Add(new StatementSlice(file.Slice(start, file.End), false));
        }

        return slices;
    }

    private void ParseDeclaration(StatementSlice slice)
    {
        var range = slice.Range;
        var word = range.First.Kind == TokenKind.Name ? range.First.Text : "";
        if (!Declarations.Words.Contains(word))
        {
            var meant = _diagnostics.Suggestions.Find(word, Declarations.Words);
            if (!range.First.IsSuspect)
            {
                _diagnostics.Add(
                    DiagnosticCatalog.UnknownDeclaration,
                    range.First.Location,
                    range.First.Text,
                    _diagnostics.Suggestions.TextOrList(word, Declarations.Words));
            }

            if (meant is null)
            {
                AddError(range);
                return;
            }

            word = meant;
        }

        if (word == "namespace")
        {
            ParseNamespace(slice);
        }
        else if (GrammarRunner.Run(Declarations.Find(word), range, range.Last.Kind == TokenKind.CloseBrace ? "'{'" : "';'", _diagnostics) is not { } declaration)
        {
            AddError(range);
        }
        else
        {
            if (range.Last.Kind != TokenKind.CloseBrace)
            {
                BodyParser.CheckEnd(slice, _diagnostics);
            }

            _declarations.Add(declaration with { Documentation = range.First.Documentation });
        }
    }

    private void ParseNamespace(StatementSlice slice)
    {
        if (GrammarRunner.Run(Declarations.Namespace, slice.Range, "';'", _diagnostics) is { } found)
        {
            BodyParser.CheckEnd(slice, _diagnostics);
            _namespaces.Add(found);
        }
    }

    // The name of a declaration that cannot be read is known all the same, so that its uses are not mistakes.
    private void AddError(TokenRange range)
    {
        if (range.End - range.Start > 1 && range.Tokens[range.Start + 1] is { Kind: TokenKind.Name } name)
        {
            _declarations.Add(new ErrorDeclarationSyntax(new NameSyntax(name.Text, name.Location), null, range.Location));
        }
    }
}

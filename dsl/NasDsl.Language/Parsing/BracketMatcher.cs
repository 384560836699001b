using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Parsing;

/// <summary>
/// Makes every bracket match: reports those that do not, supplies missing closing brackets where a semicolon, an outer bracket or the next
/// declaration shows that they are due, and leaves stray ones out. What comes after can then step over brackets without looking.
/// </summary>
internal sealed class BracketMatcher
{
    /// <summary>How deep brackets may be nested: deep enough for any program, shallow enough for any stack.</summary>
    public const int MaximumDepth = 200;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Token> _matched = [];
    private readonly Stack<(Token Token, bool IsSet)> _open = new();

    private BracketMatcher(IReadOnlyList<Token> tokens, DiagnosticBag diagnostics)
    {
        _tokens = tokens;
        _diagnostics = diagnostics;
    }

    public static TokenList Match(IReadOnlyList<Token> tokens, DiagnosticBag diagnostics)
    {
        var matcher = new BracketMatcher(tokens, diagnostics);
        matcher.MatchAll();
        return new TokenList(matcher._matched);
    }

    private void MatchAll()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.EndOfFile || BeginsDeclaration(i))
            {
                CloseDownTo(0, token);
            }
            else if (token.Kind == TokenKind.Semicolon)
            {
                CloseDownTo(_open.Count - _open.TakeWhile(open => open.IsSet).Count(), token);
            }

            if (token.IsOpening && _open.Count == MaximumDepth)
            {
                i = SkipTooDeep(i);
            }
            else if (token.IsOpening)
            {
                _open.Push((token, IsInsideStatement(token)));
                _matched.Add(token);
            }
            else if (token.IsClosing)
            {
                Close(token);
            }
            else
            {
                _matched.Add(token);
            }
        }
    }

    // No semicolon stands in parentheses, in square brackets, or in the braces of a set.
    private bool IsInsideStatement(Token token)
    {
        if (token.Kind != TokenKind.OpenBrace)
        {
            return true;
        }

        return _matched.Count > 0 && _matched[_matched.Count - 1].Kind
            is TokenKind.Colon or TokenKind.Assign or TokenKind.Comma or TokenKind.OpenParen or TokenKind.Plus or TokenKind.Minus
            or TokenKind.Star or TokenKind.Slash or TokenKind.Caret;
    }

    private void Close(Token token)
    {
        var depth = 0;
        foreach (var (open, _) in _open)
        {
            if (Partner(open.Kind) == token.Kind)
            {
                break;
            }

            depth++;
        }

        // A ')' never closes a body that was opened after its '('.
        var crossesBody = token.Kind != TokenKind.CloseBrace && _open.Take(depth).Any(open => !open.IsSet);
        if (depth == _open.Count || crossesBody)
        {
            _diagnostics.Add(DiagnosticCatalog.StrayBracket, token.Location, token.Text);
            return;
        }

        CloseDownTo(_open.Count - depth, token);
        _open.Pop();
        _matched.Add(token);
    }

    // Supplies closing brackets until only so many are open. All that are missing at one place are one mistake: that of the outermost.
    private void CloseDownTo(int depth, Token before)
    {
        Token? outermost = null;
        while (_open.Count > depth)
        {
            outermost = _open.Pop().Token;
            _matched.Add(new Token(Partner(outermost.Kind), Text(Partner(outermost.Kind)), before.Location) { IsSupplied = true });
        }

        if (outermost is not null)
        {
            _diagnostics.Add(
                DiagnosticCatalog.UnclosedBracket,
                outermost.Location,
                outermost.Text,
                Text(Partner(outermost.Kind)),
                before.Describe());
        }
    }

    private int SkipTooDeep(int start)
    {
        _diagnostics.Add(DiagnosticCatalog.TooDeep, _tokens[start].Location, $"at most {MaximumDepth} brackets may be open at once");
        _matched.Add(new Token(TokenKind.Error, _tokens[start].Text, _tokens[start].Location));
        var depth = 0;
        var i = start;
        for (; i < _tokens.Count - 1; i++)
        {
            depth += _tokens[i].IsOpening ? 1 : _tokens[i].IsClosing ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return i - 1;
    }

    // "data Name {" in the first column begins a declaration, whatever is still open: "space Name;" in a search does not look like it.
    private bool BeginsDeclaration(int index)
    {
        if (_open.Count == 0 || !_tokens[index].IsAtMargin || index + 2 >= _tokens.Count)
        {
            return false;
        }

        return _tokens[index + 1].Kind == TokenKind.Name && _tokens[index].Text switch
        {
            "data" or "search" => _tokens[index + 2].Kind == TokenKind.OpenBrace,
            "block" => _tokens[index + 2].IsOpening,
            "space" => _tokens[index + 2].IsWord("for"),
            "device" => _tokens[index + 2].Kind is TokenKind.OpenBrace or TokenKind.Assign || _tokens[index + 2].IsWord("from"),
            _ => false,
        };
    }

    private static TokenKind Partner(TokenKind open) => open switch
    {
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        TokenKind.OpenParen => TokenKind.CloseParen,
        _ => TokenKind.CloseBracket,
    };

    private static string Text(TokenKind close) => close switch
    {
        TokenKind.CloseBrace => "}",
        TokenKind.CloseParen => ")",
        _ => "]",
    };
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Syntax;
using Sprache;

namespace NasDsl.Language.Parsing;

/// <summary>Numbers with their multipliers and units, adjacent (50k, 64KB) or apart (64 KB, 6 epochs).</summary>
internal static class Numbers
{
    public static readonly Parser<NumberSyntax> Parser = input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.Is(TokenKind.Number))
        {
            return Grammar.Fail<NumberSyntax>(input, "a number");
        }

        var text = tokens.Token.Text.Replace("_", "");
        var length = DigitsLength(text);
        var digits = text.Substring(0, length);
        var unit = text.Substring(length);
        var location = tokens.Token.Location;
        var rest = tokens.MoveTo(tokens.Position + 1);
        if (unit.Length == 0 && rest.Is(TokenKind.Name) && Units.Find(rest.Token.Text) is not null && !rest.IsFollowedBy(TokenKind.OpenParen))
        {
            unit = rest.Token.Text;
            location = location.To(rest.Token.Location);
            rest = rest.MoveTo(rest.Position + 1);
        }

        return Result.Success(new NumberSyntax(digits, unit, location), rest);
    };

    private static int DigitsLength(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var isExponent = text[i] is 'e' or 'E' && i + 1 < text.Length
                && (IsDigit(text[i + 1]) || (text[i + 1] is '+' or '-' && i + 2 < text.Length && IsDigit(text[i + 2])));
            if (isExponent)
            {
                i += 2;
            }
            else if (!IsDigit(text[i]) && text[i] != '.')
            {
                break;
            }
            else
            {
                i++;
            }
        }

        return i;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}

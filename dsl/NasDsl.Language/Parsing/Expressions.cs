using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;
using static NasDsl.Language.Parsing.Grammar;

namespace NasDsl.Language.Parsing;

/// <summary>The grammar of values. Alternatives are chosen by the next token, never by trying, so that cost and stack stay bounded.</summary>
internal static class Expressions
{
    private static readonly string[] Quantifiers = ["all", "any", "count", "sum", "min", "max"];

    /// <summary>Any value, with <c>when</c> at its end.</summary>
    public static readonly Parser<ExpressionSyntax> Expression = input =>
    {
        var body = Climb(input, Operators.Lowest);
        if (!body.WasSuccessful || !((TokenInput)body.Remainder).IsWord("when"))
        {
            return body;
        }

        var condition = Climb(body.Remainder.Advance(), Operators.Lowest);
        return condition.WasSuccessful
            ? Result.Success<ExpressionSyntax>(new WhenSyntax(body.Value, condition.Value, body.Value.Location.To(condition.Value.Location)), condition.Remainder)
            : condition;
    };

    private static readonly Parser<ArgumentSyntax> Argument =
        (from name in Name("a name").Then(name => Sign(TokenKind.Colon, "':'").Return(name))
             .If(input => input.Is(TokenKind.Name) && input.IsFollowedBy(TokenKind.Colon))
         from value in Expression
         select Construct(location => new ArgumentSyntax(name, value, location))).Located();

    /// <summary>Arguments in parentheses.</summary>
    public static readonly Parser<EquatableArray<ArgumentSyntax>> Arguments =
        from open in Sign(TokenKind.OpenParen, "'('")
        from arguments in Argument.List().If(input => !input.Is(TokenKind.CloseParen))
        from close in Sign(TokenKind.CloseParen, "')'")
        select arguments ?? EquatableArray<ArgumentSyntax>.Empty;

    private static readonly Parser<PathSegmentSyntax> Segment =
        (from name in Name("a name")
         from index in Index().If(input => input.Is(TokenKind.OpenBracket))
         select Construct(location => new PathSegmentSyntax(name, index is null ? null : ToIndex(index), location))).Located();

    /// <summary>The name of a value or a place.</summary>
    public static readonly Parser<PathSyntax> Path =
        (from first in Segment
         from others in Sign(TokenKind.Dot, "'.'").Then(_ => Segment).Many()
         select Construct(location => new PathSyntax(new[] { first }.Concat(others).ToEquatableArray(), location))).Located();

    /// <summary>A name with arguments, or without.</summary>
    public static Parser<CallSyntax> Call(string expected) =>
        (from name in Name(expected)
         from arguments in Arguments.If(input => input.Is(TokenKind.OpenParen))
         select Construct(location => new CallSyntax(name, arguments ?? EquatableArray<ArgumentSyntax>.Empty, location))).Located();

    private static readonly Parser<ExpressionSyntax> Group =
        from open in Sign(TokenKind.OpenParen, "'('")
        from inner in Expression
        from close in Sign(TokenKind.CloseParen, "')'")
        select inner;

    private static readonly Parser<ExpressionSyntax> Set =
        (from open in Sign(TokenKind.OpenBrace, "'{'")
         from items in Expression.List().If(input => !input.Is(TokenKind.CloseBrace))
         from close in Sign(TokenKind.CloseBrace, "'}'")
         select Construct<ExpressionSyntax>(location => new SetSyntax(items ?? EquatableArray<ExpressionSyntax>.Empty, location))).Located();

    private static readonly Parser<ExpressionSyntax> List =
        (from open in Sign(TokenKind.OpenBracket, "'['")
         from items in Expression.List().If(input => !input.Is(TokenKind.CloseBracket))
         from close in Sign(TokenKind.CloseBracket, "']'")
         select Construct<ExpressionSyntax>(location => new ListSyntax(items ?? EquatableArray<ExpressionSyntax>.Empty, location))).Located();

    private static readonly Parser<ExpressionSyntax> Quantifier =
        (from kind in Words(Quantifiers)
         from place in Path
         from variable in Name("a name for one copy")
         from colon in Sign(TokenKind.Colon, "':'")
         from body in (Parser<ExpressionSyntax>)(input => Climb(input, kind.Text is "all" or "any" or "count" ? Operators.Lowest : Operators.Sum))
         select Construct<ExpressionSyntax>(location => new QuantifierSyntax(kind, place, variable, body, location))).Located();

    // One token decides what an operand is.
    private static readonly Parser<ExpressionSyntax> Operand = input =>
    {
        var tokens = (TokenInput)input;
        if (tokens.AtEnd)
        {
            return Fail<ExpressionSyntax>(input, "a value");
        }

        switch (tokens.Token.Kind)
        {
            case TokenKind.Number:
                return Number(input);
            case TokenKind.Text:
                return Grammar.Text(input);
            case TokenKind.OpenParen:
                return Group(input);
            case TokenKind.OpenBrace:
                return Set(input);
            case TokenKind.OpenBracket:
                return List(input);
            case TokenKind.Minus or TokenKind.Not:
                return Prefix(tokens);
            case TokenKind.Name when tokens.IsFollowedBy(TokenKind.OpenParen):
                return Call("a value")(input);
            case TokenKind.Name when tokens.IsFollowedBy(TokenKind.Name) && Quantifiers.Contains(tokens.Token.Text):
                return tokens.Trace.CountOperator() ? Quantifier(input) : Fail<ExpressionSyntax>(input, "a shorter expression");
            case TokenKind.Name:
                return Path(input);
            default:
                return Fail<ExpressionSyntax>(input, "a value");
        }
    };

    private static Parser<NumberSyntax> Index() =>
        from open in Sign(TokenKind.OpenBracket, "'['")
        from index in Match(token => token.Kind == TokenKind.Number && int.TryParse(token.Text, out _), "the number of a copy, from 0")
        from close in Sign(TokenKind.CloseBracket, "']'")
        select new NumberSyntax(index.Text, "", index.Location);

    private static int? ToIndex(NumberSyntax number) => int.TryParse(number.Digits, out var index) ? index : null;

    private static Func<SourceLocation, T> Construct<T>(Func<SourceLocation, T> construct) => construct;

    private static IResult<ExpressionSyntax> Prefix(TokenInput input)
    {
        if (!input.Trace.CountOperator())
        {
            return Fail<ExpressionSyntax>(input, "a shorter expression");
        }

        var isNot = input.Token.Kind == TokenKind.Not;
        var operand = Climb(input.Advance(), Operators.Prefix);
        return operand.WasSuccessful
            ? Result.Success<ExpressionSyntax>(
                new UnarySyntax(isNot ? UnaryOperator.Not : UnaryOperator.Negate, operand.Value, input.Token.Location.To(operand.Value.Location)),
                operand.Remainder)
            : operand;
    }

    // Precedence climbing (Richards, 1979): operands are Sprache's, and the table of operators says how they group.
    private static IResult<ExpressionSyntax> Climb(IInput input, int minimum)
    {
        var left = Operand(input);
        while (left.WasSuccessful)
        {
            var at = (TokenInput)left.Remainder;
            if (at.AtEnd || Operators.Find(at.Token.Kind) is not { } found || found.Precedence < minimum)
            {
                at.Trace.Expect(at.Position, "an operator");
                return left;
            }

            if (!at.Trace.CountOperator())
            {
                return Fail<ExpressionSyntax>(at, "a shorter expression");
            }

            var right = Climb(at.Advance(), found.IsRightAssociative ? found.Precedence : found.Precedence + 1);
            if (!right.WasSuccessful)
            {
                return right;
            }

            left = found.Operator is { } written
                ? Result.Success<ExpressionSyntax>(
                    new BinarySyntax(written, left.Value, right.Value, left.Value.Location.To(right.Value.Location)),
                    right.Remainder)
                : FinishRange(left.Value, right.Value, (TokenInput)right.Remainder);
        }

        return left;
    }

    private static IResult<ExpressionSyntax> FinishRange(ExpressionSyntax from, ExpressionSyntax to, TokenInput rest)
    {
        var location = from.Location.To(to.Location);
        switch (rest.AtEnd ? "" : rest.Token.Text)
        {
            case "pow2":
                return Result.Success<ExpressionSyntax>(new RangeSyntax(from, to, RangeKind.PowerOfTwo, null, location.To(rest.Token.Location)), rest.Advance());
            case "log":
                return Result.Success<ExpressionSyntax>(new RangeSyntax(from, to, RangeKind.Logarithmic, null, location.To(rest.Token.Location)), rest.Advance());
            case "step":
                var step = Climb(rest.Advance(), Operators.Sum);
                return step.WasSuccessful
                    ? Result.Success<ExpressionSyntax>(new RangeSyntax(from, to, RangeKind.Step, step.Value, location.To(step.Value.Location)), step.Remainder)
                    : step;
            default:
                rest.Trace.Expect(rest.Position, "'step', 'pow2' or 'log'");
                return Result.Success<ExpressionSyntax>(new RangeSyntax(from, to, RangeKind.Plain, null, location), rest);
        }
    }
}

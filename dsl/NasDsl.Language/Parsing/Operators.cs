using NasDsl.Language.Model;

namespace NasDsl.Language.Parsing;

/// <summary>The operators between two operands, from the loosest to the tightest.</summary>
internal static class Operators
{
    public const int Lowest = 1;
    public const int Comparison = 3;
    public const int Range = 4;
    public const int Sum = 5;
    public const int Product = 6;
    public const int Prefix = 7;
    public const int Power = 8;

    /// <summary>Finds an operator; that of a range has no <see cref="BinaryOperator"/>.</summary>
    /// <param name="kind">The token.</param>
    /// <returns>The operator, how tightly it binds, and whether it groups to the right; or null.</returns>
    public static (BinaryOperator? Operator, int Precedence, bool IsRightAssociative)? Find(TokenKind kind) => kind switch
    {
        TokenKind.Or => (BinaryOperator.Or, Lowest, false),
        TokenKind.And => (BinaryOperator.And, 2, false),
        TokenKind.Equal => (BinaryOperator.Equal, Comparison, false),
        TokenKind.NotEqual => (BinaryOperator.NotEqual, Comparison, false),
        TokenKind.Less => (BinaryOperator.Less, Comparison, false),
        TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, Comparison, false),
        TokenKind.Greater => (BinaryOperator.Greater, Comparison, false),
        TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, Comparison, false),
        TokenKind.DotDot => (null, Range, false),
        TokenKind.Plus => (BinaryOperator.Add, Sum, false),
        TokenKind.Minus => (BinaryOperator.Subtract, Sum, false),
        TokenKind.Star => (BinaryOperator.Multiply, Product, false),
        TokenKind.Slash => (BinaryOperator.Divide, Product, false),
        TokenKind.Percent => (BinaryOperator.Remainder, Product, false),
        TokenKind.Caret => (BinaryOperator.Power, Power, true),
        _ => null,
    };

    /// <summary>The sign of an operator.</summary>
    /// <param name="written">The operator.</param>
    /// <returns>The text.</returns>
    public static string Text(BinaryOperator written) => written switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "&&",
        _ => "||",
    };

    /// <summary>How tightly an operator binds.</summary>
    /// <param name="written">The operator.</param>
    /// <returns>The precedence.</returns>
    public static int Precedence(BinaryOperator written) => written switch
    {
        BinaryOperator.Or => Lowest,
        BinaryOperator.And => 2,
        BinaryOperator.Add or BinaryOperator.Subtract => Sum,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => Product,
        BinaryOperator.Power => Power,
        _ => Comparison,
    };
}

using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>Bounds the value of an expression over genes and costs of which only bounds are known (interval arithmetic: Moore, 1966). Where there is no rule, nothing is said.</summary>
internal static class RangeEvaluator
{
    /// <summary>Bounds an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="costs">Bounds of each cost.</param>
    /// <param name="genes">Bounds of each gene.</param>
    /// <returns>Bounds of the value.</returns>
    public static NumberRange Evaluate(Expression expression, Func<CostKind, NumberRange> costs, Func<int, NumberRange> genes) => expression switch
    {
        ConstantExpression { Value.Symbol: null } constant => new NumberRange(constant.Value.Number, constant.Value.Number, false),
        CostExpression { Device: null } cost => costs(cost.Cost),
        GeneExpression gene => genes(gene.Gene),
        UnaryExpression unary => Unary(unary.Operator, Evaluate(unary.Operand, costs, genes)),
        BinaryExpression binary => Binary(binary.Operator, Evaluate(binary.Left, costs, genes), Evaluate(binary.Right, costs, genes)),
        ConditionalExpression conditional => Evaluate(conditional.Body, costs, genes) with { CanBeMissing = true },
        CallExpression { Function: "log10" or "log2" or "ln" or "sqrt" or "exp" or "floor" or "ceil" or "round" } call =>
            Growing(call.Function, Evaluate(call.Arguments[0], costs, genes)),
        CallExpression { Function: "sum" } sum => SumWithout(sum.Arguments, -1, costs, genes),
        _ => NumberRange.Any,
    };

    /// <summary>Bounds a sum; terms without a value are passed over.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="left">The number of a term that is left out, or -1.</param>
    /// <param name="costs">Bounds of each cost.</param>
    /// <param name="genes">Bounds of each gene.</param>
    /// <returns>Bounds of the value.</returns>
    public static NumberRange SumWithout(EquatableArray<Expression> terms, int left, Func<CostKind, NumberRange> costs, Func<int, NumberRange> genes)
    {
        var sum = new NumberRange(0, 0, true);
        for (var i = 0; i < terms.Count; i++)
        {
            if (i == left)
            {
                continue;
            }

            var term = Evaluate(terms[i], costs, genes);
            sum = new NumberRange(
                sum.Least + (term.CanBeMissing ? Math.Min(0, term.Least) : term.Least),
                sum.Greatest + (term.CanBeMissing ? Math.Max(0, term.Greatest) : term.Greatest),
                sum.CanBeMissing && term.CanBeMissing);
        }

        return sum;
    }

    private static NumberRange Unary(UnaryOperator @operator, NumberRange operand) => @operator == UnaryOperator.Negate
        ? new NumberRange(-operand.Greatest, -operand.Least, operand.CanBeMissing)
        : NumberRange.Truth(operand.Least <= 0 && operand.Greatest >= 0, operand.Least != 0 || operand.Greatest != 0, operand.CanBeMissing);

    private static NumberRange Binary(BinaryOperator @operator, NumberRange a, NumberRange b)
    {
        var missing = a.CanBeMissing || b.CanBeMissing;
        return @operator switch
        {
            BinaryOperator.Add => new NumberRange(a.Least + b.Least, a.Greatest + b.Greatest, missing),
            BinaryOperator.Subtract => new NumberRange(a.Least - b.Greatest, a.Greatest - b.Least, missing),
            BinaryOperator.Multiply => Corners(a, b, (x, y) => x * y, missing),
            BinaryOperator.Divide when b.Least > 0 || b.Greatest < 0 => Corners(a, b, (x, y) => x / y, missing),
            BinaryOperator.Less => NumberRange.Truth(a.Least < b.Greatest, a.Greatest >= b.Least, missing),
            BinaryOperator.LessOrEqual => NumberRange.Truth(a.Least <= b.Greatest, a.Greatest > b.Least, missing),
            BinaryOperator.Greater => NumberRange.Truth(a.Greatest > b.Least, a.Least <= b.Greatest, missing),
            BinaryOperator.GreaterOrEqual => NumberRange.Truth(a.Greatest >= b.Least, a.Least < b.Greatest, missing),
            BinaryOperator.Equal => NumberRange.Truth(a.Least <= b.Greatest && b.Least <= a.Greatest, true, missing),
            BinaryOperator.And => NumberRange.Truth(!IsZero(a) && !IsZero(b), CanBeZero(a) || CanBeZero(b), missing && !a.IsFalse && !b.IsFalse),
            BinaryOperator.Or => NumberRange.Truth(!IsZero(a) || !IsZero(b), CanBeZero(a) && CanBeZero(b), missing),
            _ => NumberRange.Any,
        };
    }

    private static bool IsZero(NumberRange range) => range.Least == 0 && range.Greatest == 0;

    private static bool CanBeZero(NumberRange range) => range.Least <= 0 && range.Greatest >= 0;

    private static NumberRange Corners(NumberRange a, NumberRange b, Func<double, double, double> apply, bool missing)
    {
        var (first, second, third, fourth) = (apply(a.Least, b.Least), apply(a.Least, b.Greatest), apply(a.Greatest, b.Least), apply(a.Greatest, b.Greatest));
        var least = Math.Min(Math.Min(first, second), Math.Min(third, fourth));
        var greatest = Math.Max(Math.Max(first, second), Math.Max(third, fourth));
        return double.IsNaN(least) || double.IsNaN(greatest) ? NumberRange.Any : new NumberRange(least, greatest, missing);
    }

    // The functions are computed by series; a rounding in the last bit must not rule out what is possible.
    private static NumberRange Growing(string function, NumberRange operand)
    {
        var least = Call(function, operand.Least);
        var greatest = Call(function, operand.Greatest);
        return double.IsNaN(least) || double.IsNaN(greatest)
            ? NumberRange.Any
            : new NumberRange(least - (Math.Abs(least) * 1e-12), greatest + (Math.Abs(greatest) * 1e-12), operand.CanBeMissing);
    }

    private static double Call(string function, double operand) => double.IsPositiveInfinity(operand)
        ? operand
        : FunctionEvaluator.OfNumber(function, operand);
}

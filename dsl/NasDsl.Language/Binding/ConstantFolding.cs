using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Computes what does not depend on genes, costs or metrics.</summary>
internal static class ConstantFolding
{
    public static Expression Binary(BinaryOperator written, Expression left, Expression right)
    {
        if (left is not ConstantExpression { Value: var a } || right is not ConstantExpression { Value: var b })
        {
            return new BinaryExpression(written, left, right);
        }

        Value? folded = written switch
        {
            BinaryOperator.Add => Value.Of(a.Number + b.Number),
            BinaryOperator.Subtract => Value.Of(a.Number - b.Number),
            BinaryOperator.Multiply => Value.Of(a.Number * b.Number),
            BinaryOperator.Divide => Value.Of(a.Number / b.Number),
            BinaryOperator.Remainder => Value.Of(a.Number % b.Number),
            BinaryOperator.Power => Value.Of(Math.Pow(a.Number, b.Number)),
            BinaryOperator.Equal => Value.Of(a == b),
            BinaryOperator.NotEqual => Value.Of(a != b),
            BinaryOperator.Less => Value.Of(a.Number < b.Number),
            BinaryOperator.LessOrEqual => Value.Of(a.Number <= b.Number),
            BinaryOperator.Greater => Value.Of(a.Number > b.Number),
            BinaryOperator.GreaterOrEqual => Value.Of(a.Number >= b.Number),
            BinaryOperator.And => Value.Of(a.Number != 0 && b.Number != 0),
            BinaryOperator.Or => Value.Of(a.Number != 0 || b.Number != 0),
            _ => null,
        };
        return folded is { } value ? new ConstantExpression(value) : new BinaryExpression(written, left, right);
    }

    public static Expression Unary(UnaryOperator written, Expression operand)
    {
        if (operand is not ConstantExpression { Value: var value })
        {
            return new UnaryExpression(written, operand);
        }

        return new ConstantExpression(written == UnaryOperator.Not ? Value.Of(value.Number == 0) : Value.Of(-value.Number));
    }

    public static Expression Call(string function, Expression operand)
    {
        if (operand is not ConstantExpression { Value: var value })
        {
            return new CallExpression(function, new EquatableArray<Expression>([operand]));
        }

        var x = value.Number;
        return new ConstantExpression(Value.Of(function switch
        {
            "log10" => Math.Log10(x),
            "log2" => Math.Log(x) / Math.Log(2),
            "ln" => Math.Log(x),
            "exp" => Math.Exp(x),
            "sqrt" => Math.Sqrt(x),
            "abs" => Math.Abs(x),
            "round" => Math.Round(x),
            "floor" => Math.Floor(x),
            _ => Math.Ceiling(x),
        }));
    }
}

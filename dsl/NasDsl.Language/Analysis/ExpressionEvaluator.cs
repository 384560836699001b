using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Computes expressions over decided genes and, where they are known, costs.</summary>
/// <param name="genes">The genes of the space.</param>
/// <param name="assignment">What is decided; every gene that an expression asks for must be.</param>
/// <param name="costs">The costs of the candidate, or null where there is none yet.</param>
internal sealed class ExpressionEvaluator(EquatableArray<GeneModel> genes, Assignment assignment, CostVector? costs)
{
    /// <summary>Computes an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Its value, or null when it has none.</returns>
    public Value? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        GeneExpression gene => ValueOf(gene.Gene),
        ActiveExpression active => Value.Of(assignment[active.Condition.Gene] != Assignment.Free && !assignment.Excludes(active.Condition)),
        CostExpression cost => costs?.Of(cost.Cost) is { } number ? Value.Of(number) : null,
        UnaryExpression unary => Evaluate(unary.Operand) is { } operand
            ? unary.Operator == UnaryOperator.Negate ? Value.Of(-operand.Number) : Value.Of(IsFalse(operand))
            : null,
        BinaryExpression binary => Binary(binary),
        ConditionalExpression conditional => IsTrue(Evaluate(conditional.Condition)) ? Evaluate(conditional.Body) : null,
        CallExpression call => Functions.Call(call.Function, call.Arguments.Select(Evaluate).ToArray()),
        _ => null,
    };

    /// <summary>Whether a requirement holds: it is not false.</summary>
    /// <param name="condition">The requirement.</param>
    /// <returns>True when it holds.</returns>
    public bool Holds(Expression condition) => !IsFalse(Evaluate(condition));

    private static bool IsTrue(Value? value) => value is { } known && (known.Symbol is not null || known.Number != 0);

    private static bool IsFalse(Value? value) => value is { Symbol: null, Number: 0 };

    private Value? ValueOf(int gene) =>
        assignment[gene] < 0 || assignment.Excludes(genes[gene].Condition) ? null : GeneIndex.ValueAt(genes[gene].Domain, assignment[gene]);

    private Value? Binary(BinaryExpression binary)
    {
        var left = Evaluate(binary.Left);
        var right = Evaluate(binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.And when IsFalse(left) || IsFalse(right):
                return Value.Of(false);
            case BinaryOperator.Or when IsTrue(left) || IsTrue(right):
                return Value.Of(true);
        }

        return left is { } first && right is { } second ? Functions.Apply(binary.Operator, first, second) : null;
    }
}

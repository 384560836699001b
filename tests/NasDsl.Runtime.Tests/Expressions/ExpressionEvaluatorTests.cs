using NasDsl.Language.Expressions;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Runtime.Tests.Expressions;

public sealed class ExpressionEvaluatorTests
{
    private static readonly Expression None = new GeneExpression(0);
    private static readonly Expression True = Constant(Value.Of(true));
    private static readonly Expression False = Constant(Value.Of(false));

    [Fact]
    public void And_and_or_decide_without_a_value_where_they_can()
    {
        Assert.Equal(Value.Of(false), Of(Binary(BinaryOperator.And, None, False)));
        Assert.Equal(Value.Of(false), Of(Binary(BinaryOperator.And, False, None)));
        Assert.Null(Of(Binary(BinaryOperator.And, None, True)));
        Assert.Equal(Value.Of(true), Of(Binary(BinaryOperator.And, True, True)));
        Assert.Equal(Value.Of(true), Of(Binary(BinaryOperator.Or, None, True)));
        Assert.Equal(Value.Of(true), Of(Binary(BinaryOperator.Or, True, None)));
        Assert.Null(Of(Binary(BinaryOperator.Or, None, False)));
        Assert.Equal(Value.Of(false), Of(Binary(BinaryOperator.Or, False, False)));
    }

    [Fact]
    public void Everything_else_over_an_inactive_gene_has_no_value()
    {
        Assert.Null(Of(None));
        Assert.Null(Of(Binary(BinaryOperator.LessOrEqual, None, Number(3))));
        Assert.Null(Of(Binary(BinaryOperator.Add, Number(3), None)));
        Assert.Null(Of(new UnaryExpression(UnaryOperator.Not, None)));
        Assert.Null(Of(Call("log10", None)));
    }

    [Theory]
    [InlineData(BinaryOperator.Add, 7)]
    [InlineData(BinaryOperator.Subtract, 3)]
    [InlineData(BinaryOperator.Multiply, 10)]
    [InlineData(BinaryOperator.Divide, 2.5)]
    [InlineData(BinaryOperator.Remainder, 1)]
    [InlineData(BinaryOperator.Power, 25)]
    public void Arithmetic_is_that_of_numbers(BinaryOperator @operator, double expected)
    {
        Assert.Equal(Value.Of(expected), Of(Binary(@operator, Number(5), Number(2))));
    }

    [Theory]
    [InlineData(BinaryOperator.Equal, false, true, false)]
    [InlineData(BinaryOperator.NotEqual, true, false, true)]
    [InlineData(BinaryOperator.Less, true, false, false)]
    [InlineData(BinaryOperator.LessOrEqual, true, true, false)]
    [InlineData(BinaryOperator.Greater, false, false, true)]
    [InlineData(BinaryOperator.GreaterOrEqual, false, true, true)]
    public void Comparisons_are_truth_values(BinaryOperator @operator, bool below, bool same, bool above)
    {
        Assert.Equal(Value.Of(below), Of(Binary(@operator, Number(1), Number(2))));
        Assert.Equal(Value.Of(same), Of(Binary(@operator, Number(2), Number(2))));
        Assert.Equal(Value.Of(above), Of(Binary(@operator, Number(3), Number(2))));
    }

    [Fact]
    public void Words_are_compared_as_words()
    {
        Assert.Equal(Value.Of(true), Of(Binary(BinaryOperator.Equal, Constant(Value.Of("relu")), Constant(Value.Of("relu")))));
        Assert.Equal(Value.Of(true), Of(Binary(BinaryOperator.NotEqual, Constant(Value.Of("relu")), Constant(Value.Of("tanh")))));
    }

    [Fact]
    public void A_condition_guards_its_body()
    {
        Assert.Equal(Value.Of(3), Of(new ConditionalExpression(Number(3), True)));
        Assert.Null(Of(new ConditionalExpression(Number(3), False)));
        Assert.Null(Of(new ConditionalExpression(Number(3), None)));
    }

    [Fact]
    public void Aggregates_pass_over_operands_without_a_value()
    {
        Assert.Equal(Value.Of(2), Of(Call("min", Number(5), None, Number(2))));
        Assert.Equal(Value.Of(5), Of(Call("max", Number(5), None, Number(2))));
        Assert.Equal(Value.Of(7), Of(Call("sum", Number(5), None, Number(2))));
        Assert.Equal(Value.Of(2), Of(Call("count", Number(5), None, Number(0))));
        Assert.Equal(Value.Of(1), Of(Call("count", True, None, False)));
        Assert.Null(Of(Call("min", None)));
        Assert.Equal(Value.Of(0), Of(Call("sum", None)));
    }

    [Theory]
    [InlineData("log10", 1000, 3)]
    [InlineData("log2", 1024, 10)]
    [InlineData("ln", 1, 0)]
    [InlineData("exp", 0, 1)]
    [InlineData("sqrt", 9, 3)]
    [InlineData("abs", -2, 2)]
    [InlineData("round", 2.5, 3)]
    [InlineData("floor", 2.5, 2)]
    [InlineData("ceil", 2.5, 3)]
    public void Functions_of_a_number_are_those_of_mathematics(string name, double operand, double expected)
    {
        Assert.Equal(expected, Of(Call(name, Number(operand)))?.Number ?? double.NaN, 12);
    }

    private static Value? Of(Expression expression) => ExpressionEvaluator.Evaluate(expression, new Nothing());

    private static ConstantExpression Constant(Value value) => new(value);

    private static ConstantExpression Number(double number) => new(Value.Of(number));

    private static BinaryExpression Binary(BinaryOperator @operator, Expression left, Expression right) => new(@operator, left, right);

    private static CallExpression Call(string name, params Expression[] operands) => new(name, operands.ToEquatableArray());

    /// <summary>All genes are inactive, and nothing is known.</summary>
    private sealed class Nothing : IValuation
    {
        public Value? Gene(int gene) => null;

        public bool Holds(GeneCondition condition) => false;

        public double? Cost(CostKind cost, string? device) => throw new NotSupportedException();

        public double? Metric(string name) => null;
    }
}

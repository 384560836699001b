using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>An operation that is written in C#: its shapes and costs follow from the rules of its declaration, so that they are proven like those of the catalogue.</summary>
public sealed class ExternOperation : Operation, IEquatable<ExternOperation>
{
    // As in the parameters of the catalogue: more is a mistake, and not a network.
    private const double MaximumSize = 1 << 24;

    private readonly ExternRulesModel _rules;

    /// <summary>Takes a declaration.</summary>
    /// <param name="declaration">An <c>extern op</c>.</param>
    /// <exception cref="ArgumentException">It declares something else.</exception>
    public ExternOperation(ExternModel declaration)
    {
        Declaration = declaration;
        _rules = declaration.Rules ?? throw new ArgumentException($"{declaration.Name} is no operation.", nameof(declaration));
        Parameters = declaration.Parameters.Select(ToDefinition).ToArray();
    }

    /// <summary>The declaration.</summary>
    public ExternModel Declaration { get; }

    /// <inheritdoc/>
    public override string Name => Declaration.Name;

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Extern;

    /// <inheritdoc/>
    public override string Summary => Declaration.Documentation ?? "An operation that is written in C#.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; }

    /// <inheritdoc/>
    public override bool HasWeights => _rules.Weights.Count > 0;

    /// <inheritdoc/>
    public override bool IsNonlinear => _rules.IsNonlinear;

    /// <summary>The names of the weights, in the order in which they are declared.</summary>
    public IReadOnlyList<string> WeightNames => _rules.Weights.Select(weight => weight.Name).ToArray();

    /// <summary>How many numbers each of the weights has.</summary>
    /// <param name="input">The shape of the input, which the shape rule accepts.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>One number for each of the declared weights, in their order.</returns>
    public IReadOnlyList<int> WeightCounts(Shape input, OperationArguments arguments) =>
        _rules.Weights.Select(weight => (int)Compute(weight.Count, input, arguments)).ToArray();

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var input = inputs[0];
        if (!_rules.Takes.Contains(ShapeForms.Of(input)))
        {
            return ShapeResult.Fail($"{Name} takes {ShapeForms.Describe(_rules.Takes)}, and gets {input}");
        }

        if (_rules.Requirements.FirstOrDefault(requirement => Compute(requirement.Condition, input, arguments) == 0) is { } broken)
        {
            return ShapeResult.Fail($"{arguments} requires {broken.Text}, and gets {input}");
        }

        foreach (var weight in _rules.Weights)
        {
            if (!IsCount(Compute(weight.Count, input, arguments), out var text))
            {
                return ShapeResult.Fail($"{arguments} behind {input} has {text} weights '{weight.Name}', which is no whole number from 1 to {MaximumSize}");
            }
        }

        foreach (var cost in new[] { _rules.Macs, _rules.Flops }.OfType<Expression>())
        {
            var number = Compute(cost, input, arguments);
            if (!(number >= 0 && number < long.MaxValue / 4))
            {
                return ShapeResult.Fail($"{arguments} behind {input} costs {NumberText.Format(number)} operations, which is no number from 0");
            }
        }

        var sizes = _rules.Sizes.Select(size => Compute(size, input, arguments)).ToArray();
        for (var i = 0; i < sizes.Length; i++)
        {
            if (!IsCount(sizes[i], out var text))
            {
                return ShapeResult.Fail(
                    $"{arguments} behind {input} gives {ShapeForms.Describe([_rules.Form])} with a {ShapeForms.SizesOf(_rules.Form)[i]} of {text}, which is no whole number from 1 to {MaximumSize}; floor(), ceil() and 'require' help");
            }
        }

        return ShapeForms.Create(_rules.Form, sizes.Select(size => (int)size).ToArray()) ?? input;
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var macs = _rules.Macs is { } rule ? (long)Math.Ceiling(Compute(rule, inputs[0], arguments)) : 0;
        return new OperationCost(
            WeightCounts(inputs[0], arguments).Sum(count => (long)count),
            macs,
            _rules.Flops is { } flops ? (long)Math.Ceiling(Compute(flops, inputs[0], arguments)) : 2 * macs);
    }

    /// <inheritdoc/>
    public bool Equals(ExternOperation? other) => other is not null && Declaration.Equals(other.Declaration);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExternOperation);

    /// <inheritdoc/>
    public override int GetHashCode() => Declaration.GetHashCode();

    private static ParameterDefinition ToDefinition(ExternParameterModel parameter) => parameter.Default is { IsBoolean: true } truth
        ? ParameterDefinition.Boolean(parameter.Name, truth.Number != 0, "")
        : ParameterDefinition.Real(parameter.Name, 0, double.MinValue, double.MaxValue, "") with { Default = parameter.Default };

    private static bool IsCount(double number, out string text)
    {
        text = NumberText.Format(number);
        return number >= 1 && number <= MaximumSize && Math.Floor(number) == number;
    }

    // Not a number where the rule has no value.
    private static double Compute(Expression rule, Shape input, OperationArguments arguments)
    {
        var known = ExpressionFolder.Fold(rule, leaf => leaf is QuantityExpression quantity ? new ConstantExpression(ValueOf(quantity.Name, input, arguments)) : leaf);
        return known is ConstantExpression { Value: { Symbol: null } value } ? value.Number : double.NaN;
    }

    private static Value ValueOf(string name, Shape input, OperationArguments arguments) =>
        arguments.Operation.Parameters.Any(parameter => parameter.Name == name) ? arguments[name] : Value.Of(ShapeForms.SizeOf(name, input));
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>An expression whose names have been found.</summary>
/// <param name="Expression">The expression; false for a mistake.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Words">The words it can be, when that is known.</param>
internal sealed record Bound(Expression Expression, ValueKind Kind, Dimension Dimension, EquatableArray<string> Words)
{
    /// <summary>A mistake that has been reported.</summary>
    public static Bound Error { get; } =
        new(new ConstantExpression(Value.Of(false)), ValueKind.Error, Dimension.None, EquatableArray<string>.Empty);

    public bool IsError => Kind == ValueKind.Error;

    /// <summary>The value, when it is a constant.</summary>
    public Value? Constant => Expression is ConstantExpression constant && !IsError ? constant.Value : null;

    public static Bound Number(Expression expression, Dimension dimension = default) =>
        new(expression, ValueKind.Number, dimension, EquatableArray<string>.Empty);

    public static Bound Truth(Expression expression) =>
        new(expression, ValueKind.Truth, Dimension.None, EquatableArray<string>.Empty);

    public static Bound Of(Value value, Dimension dimension = default) => new(
        new ConstantExpression(value),
        KindOf(value),
        dimension,
        value.Symbol is { } word ? new EquatableArray<string>([word]) : EquatableArray<string>.Empty);

    /// <summary>The value of a gene.</summary>
    /// <param name="gene">Its index.</param>
    /// <param name="domain">Its domain.</param>
    /// <param name="dimension">What it measures.</param>
    /// <returns>The value.</returns>
    public static Bound Gene(int gene, GeneDomain domain, Dimension dimension)
    {
        var expression = new GeneExpression(gene);
        return domain switch
        {
            PresenceDomain => Truth(expression),
            AlternativeDomain alternative => new Bound(expression, ValueKind.Word, Dimension.None, alternative.Names),
            SetDomain set when KindOf(set.Values[0]) == ValueKind.Word => new Bound(
                expression,
                ValueKind.Word,
                Dimension.None,
                set.Values.Select(value => value.ToString()).ToEquatableArray()),
            SetDomain set => new Bound(expression, KindOf(set.Values[0]), dimension, EquatableArray<string>.Empty),
            _ => Number(expression, dimension),
        };
    }

    public static ValueKind KindOf(Value value) =>
        value.Symbol is not null ? ValueKind.Word : value.IsBoolean ? ValueKind.Truth : ValueKind.Number;

    public static string Describe(ValueKind kind) => kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.Truth => "a condition",
        _ => "a word",
    };
}

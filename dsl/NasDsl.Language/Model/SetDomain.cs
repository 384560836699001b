namespace NasDsl.Language.Model;

/// <summary>A finite list of values: a set <c>{ a, b, c }</c>, an integer range <c>1..4</c>, with its step or its powers of two.</summary>
/// <param name="Values">The values, without repeats; ascending when they are numbers.</param>
public sealed record SetDomain(EquatableArray<Value> Values) : GeneDomain
{
    /// <inheritdoc/>
    public override int? Cardinality => Values.Count;

    /// <inheritdoc/>
    public override bool IsOrdinal { get; } = Values.All(value => value.IsNumber);

    /// <inheritdoc/>
    public override string ToString() => "{ " + string.Join(", ", Values) + " }";
}

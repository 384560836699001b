namespace NasDsl.Language.Model;

/// <summary>Which branch of <c>a | b | c</c> is taken.</summary>
/// <param name="Names">The names of the branches, in order.</param>
public sealed record AlternativeDomain(EquatableArray<string> Names) : GeneDomain
{
    /// <inheritdoc/>
    public override int? Cardinality => Names.Count;

    /// <inheritdoc/>
    public override bool IsOrdinal => false;

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" | ", Names) + ")";
}

namespace NasDsl.Language.Model;

/// <summary>Whether <c>a?</c> is there: index 0 is absent, index 1 present.</summary>
public sealed record PresenceDomain : GeneDomain
{
    /// <inheritdoc/>
    public override int? Cardinality => 2;

    /// <inheritdoc/>
    public override bool IsOrdinal => false;

    /// <inheritdoc/>
    public override string ToString() => "?";
}

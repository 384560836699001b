namespace NasDsl.Language.Model;

/// <summary>A closed real interval, such as <c>1e-4..1e-2 log</c>.</summary>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
/// <param name="IsLogarithmic">Whether equal ratios, rather than equal differences, are equally likely.</param>
public sealed record RealDomain(double Minimum, double Maximum, bool IsLogarithmic) : GeneDomain
{
    /// <inheritdoc/>
    public override int? Cardinality => null;

    /// <inheritdoc/>
    public override bool IsOrdinal => true;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{NumberText.Format(Minimum)}..{NumberText.Format(Maximum)}{(IsLogarithmic ? " log" : "")}";
}

namespace NasDsl.Search.Conformance;

/// <summary>What a strategy serves: it is checked on nothing else.</summary>
public sealed record ConformanceOptions
{
    /// <summary>Whether it can choose real-valued genes.</summary>
    public bool RealGenes { get; init; } = true;

    /// <summary>Whether it takes several objectives.</summary>
    public bool SeveralObjectives { get; init; } = true;
}

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The options of the strategy.</summary>
/// <param name="Blueprints">How many blueprints there are.</param>
/// <param name="Modules">How many modules there are for each block.</param>
/// <param name="Batch">How many candidates are in flight at once.</param>
public sealed record CoevolutionOptions(int Blueprints = 16, int Modules = 12, int Batch = 4)
{
    /// <summary>Whether candidates are trained in cohorts, twice as many as there are blueprints: where a fidelity compares them.</summary>
    public bool IsInCohorts { get; init; }

    /// <summary>The species of validation subsets that competes with the networks, or null for none.</summary>
    public ChallengeOptions? Challenges { get; init; }

    /// <summary>Whether blocks have species of modules; without them, a blueprint has all genes. For measuring what they are good for.</summary>
    internal bool HasModules { get; init; } = true;

    /// <summary>Whether populations fall into species. For measuring what they are good for.</summary>
    internal bool HasSpecies { get; init; } = true;

    /// <summary>Whether what proposals are expected to be worth chooses among them. For measuring what it is good for.</summary>
    internal bool HasCredit { get; init; } = true;
}

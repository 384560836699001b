namespace NasDsl.Language.Locks;

/// <summary>One candidate of the Pareto front.</summary>
/// <param name="Trial">Its number within the search.</param>
/// <param name="Objectives">The values of the objectives, in their order.</param>
/// <param name="Genome">Its genes with their values.</param>
public sealed record LockTrial(int Trial, EquatableArray<double> Objectives, string Genome);

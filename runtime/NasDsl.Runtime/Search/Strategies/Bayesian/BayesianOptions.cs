namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>The options of the strategy.</summary>
/// <param name="Initial">How many random candidates come first.</param>
/// <param name="Candidates">How many genomes the surrogate looks at for each proposal.</param>
/// <param name="Batch">How many candidates are in flight at once.</param>
public sealed record BayesianOptions(int Initial = 16, int Candidates = 512, int Batch = 4);

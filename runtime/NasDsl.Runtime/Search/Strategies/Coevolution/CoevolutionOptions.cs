namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The options of the strategy.</summary>
/// <param name="Blueprints">How many blueprints there are.</param>
/// <param name="Modules">How many modules there are for each block.</param>
public sealed record CoevolutionOptions(int Blueprints = 16, int Modules = 12);

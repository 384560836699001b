namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>One species of a population in one generation of parts.</summary>
/// <param name="Generation">The number of the generation, from 0 for the individuals that were drawn first.</param>
/// <param name="Population">The name of the block whose modules they are, or <see cref="Blueprints"/>.</param>
/// <param name="Species">The number of the species within its population, never given again.</param>
/// <param name="Size">How many individuals it has.</param>
/// <param name="Fitness">What they have earned on the average, from 0 to 1.</param>
public sealed record SpeciesRecord(int Generation, string Population, int Species, int Size, double Fitness)
{
    /// <summary>What stands for the name of a block where blueprints are meant.</summary>
    public const string Blueprints = "blueprints";
}

using NasDsl.Engines;
using NasDsl.Genomes;

namespace NasDsl.Search;

/// <summary>A champion with its typed genome.</summary>
/// <typeparam name="TGenome">The type of the genomes of the space.</typeparam>
/// <param name="Untyped">The champion.</param>
/// <param name="Genome">Its genome.</param>
public sealed record Champion<TGenome>(Champion Untyped, TGenome Genome)
    where TGenome : ITypedGenome<TGenome>
{
    /// <summary>Its architecture.</summary>
    public Networks.Network Network => Untyped.Network;

    /// <summary>Its weights.</summary>
    public NetworkWeights Weights => Untyped.Weights;

    /// <summary>How it was trained.</summary>
    public TrainingRecipe Recipe => Untyped.Recipe;

    /// <summary>What was measured on the validation rows, before they were trained on.</summary>
    public Metrics? Validation => Untyped.Validation;

    /// <summary>What was measured on the test rows, which were read once; null when the split has none.</summary>
    public Metrics? Test => Untyped.Test;
}

using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Networks;

namespace NasDsl.Search;

/// <summary>The best candidate, trained again on training and validation rows together.</summary>
/// <param name="Trial">The trial that it was chosen by.</param>
/// <param name="Weights">Its weights after that training; none at all when its results are from a table.</param>
/// <param name="Recipe">How it was trained.</param>
/// <param name="Test">What was measured on the test rows, which were read once; null when the split has none, or when its results are from a table.</param>
public sealed record Champion(Trial Trial, NetworkWeights Weights, TrainingRecipe Recipe, Metrics? Test)
{
    /// <summary>Its genome.</summary>
    public Genome Genome => Trial.Genome;

    /// <summary>Its architecture.</summary>
    public Network Network => Trial.Network;

    /// <summary>What was measured on the validation rows, before they were trained on.</summary>
    public Metrics? Validation => Trial.Metrics;
}

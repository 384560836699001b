using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.Engines;

/// <summary>Trains networks. One engine serves many runs at once, each on a thread of the caller's.</summary>
public interface IEngine
{
    /// <summary>The name users choose it by, such as <c>managed</c>.</summary>
    string Name { get; }

    /// <summary>
    /// What results depend on besides the network, the data, the recipe and the seed: changes when the same training gives other bits.
    /// </summary>
    string Version { get; }

    /// <summary>How many candidates a search trains at once when nobody says how many; null for one on each processor. An engine off the cores names what keeps its devices busy.</summary>
    int? PreferredConcurrency => null;

    /// <summary>Prepares a network with fresh weights for training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows to train on; the run keeps no reference to rows that it has not read.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="seed">What weights, the order of rows, dropout and augmentation are drawn from; nothing else is random.</param>
    /// <returns>The run, at epoch 0.</returns>
    ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed);

    /// <summary>Prepares a trained network for answers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, as <see cref="ITrainingRun.SaveWeights"/> gives them.</param>
    /// <returns>The predictor.</returns>
    /// <exception cref="ArgumentException">The weights are not those of this network.</exception>
    IPredictor Load(Network network, NetworkWeights weights);
}

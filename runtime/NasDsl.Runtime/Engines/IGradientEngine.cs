using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.Engines;

/// <summary>An engine that shows gradients, which is what candidates are ranked by before any training.</summary>
public interface IGradientEngine : IEngine
{
    /// <summary>Takes one pass through a network and back.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, as <see cref="ITrainingRun.SaveWeights"/> gives them; they stay as they are.</param>
    /// <param name="rows">The rows, all of which make one batch.</param>
    /// <param name="isTraining">Whether normalisation and dropout work as in training; else as at inference.</param>
    /// <param name="outputGradient">
    /// The weight of each output in the sum that is differentiated, given the raw outputs: rows x outputs to rows x outputs. For the gradient of a loss, its gradient at the outputs.
    /// </param>
    /// <returns>The gradients.</returns>
    /// <exception cref="ArgumentException">The weights are not those of this network, it does not take these rows, or there are none.</exception>
    NetworkGradients Differentiate(Network network, NetworkWeights weights, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient);
}

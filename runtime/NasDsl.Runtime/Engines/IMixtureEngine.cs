using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.Engines;

/// <summary>An engine that also trains networks that hold many candidates at once, and differentiates by the weights of their mixtures.</summary>
public interface IMixtureEngine : IEngine
{
    /// <summary>Prepares a network with mixtures for training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows that the weights are trained on.</param>
    /// <param name="validation">The rows that the loss is differentiated on.</param>
    /// <param name="recipe">How the weights are trained.</param>
    /// <param name="seed">What weights, the order of rows and dropout are drawn from; nothing else is random.</param>
    /// <returns>The run, before its first step, with even mixtures.</returns>
    IMixtureRun StartMixture(Network network, Dataset training, Dataset validation, TrainingRecipe recipe, ulong seed);
}

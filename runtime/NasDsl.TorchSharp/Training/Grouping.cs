using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Operations;
using NasDsl.TorchSharp.Optimizers;

namespace NasDsl.TorchSharp.Training;

/// <summary>Which trainings can be members of one network: those of one architecture that differ in numbers that a step takes for each member by itself.</summary>
internal static class Grouping
{
    /// <summary>Whether two trainings can be members of one network.</summary>
    /// <param name="network">The network of both.</param>
    /// <param name="first">How one is trained.</param>
    /// <param name="second">How the other is trained.</param>
    /// <returns>True when each gets what it would get alone, up to rounding.</returns>
    public static bool CanGroup(Network network, TrainingRecipe first, TrainingRecipe second) =>
        first.Batch == second.Batch
        && first.Epochs == second.Epochs
        && Equals(first.Loss, second.Loss)
        && first.Augmentations.Equals(second.Augmentations)
        && TorchOptimizer.CanGroup(first.Optimizer, second.Optimizer)
        && TorchOperationCatalog.CanGroup(network);
}

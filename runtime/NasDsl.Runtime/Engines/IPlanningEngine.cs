using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Engines;

/// <summary>An engine that says beforehand what it takes in memory, since it plans all of it from the shapes.</summary>
public interface IPlanningEngine : IEngine
{
    /// <summary>What a network takes that answers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">How many rows are answered at once.</param>
    /// <returns>What is planned. For one row, what it needs is at most the cost <c>memory</c> of the network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows.</exception>
    /// <exception cref="OutOfMemoryException">The machine has less.</exception>
    PlannedMemory PlanAnswers(Network network, int rows = 1);

    /// <summary>What the training of a network takes, beside the data, which all candidates share.</summary>
    /// <param name="network">The network.</param>
    /// <param name="recipe">How it is trained: the batch, the optimiser and the loss matter.</param>
    /// <param name="target">What is answered, which the loss depends on.</param>
    /// <returns>What is planned, with at least as many rows to train on as a batch has.</returns>
    /// <exception cref="OutOfMemoryException">The machine has less.</exception>
    PlannedMemory PlanTraining(Network network, TrainingRecipe recipe, TargetKind target);
}

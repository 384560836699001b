using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.Engines;

/// <summary>
/// An engine that trains several candidates of one architecture as one network, where that is exact: they differ in their seeds, and in those numbers of their recipes that the engine can keep apart.
/// Many small trainings then are one of a size that fills a device.
/// </summary>
public interface IGroupEngine : IEngine
{
    /// <summary>How many trainings it takes as one at most; at least 1.</summary>
    int GreatestGroup { get; }

    /// <summary>Whether two trainings of a network can be parts of one group. Of three trainings, when the first goes with the second and the second with the third, so does the first with the third.</summary>
    /// <param name="network">The network of both.</param>
    /// <param name="first">How one is trained.</param>
    /// <param name="second">How the other is trained.</param>
    /// <returns>False when the network has an operation, or the recipes differ in something, that a group does not keep apart; also for a recipe and itself, when the network cannot be grouped at all.</returns>
    bool CanGroup(Network network, TrainingRecipe first, TrainingRecipe second);

    /// <summary>
    /// Prepares trainings of one network as a group. Each of the runs is like one of <see cref="IEngine.Start"/>: it can be trained, asked, saved, given a state and disposed of when its user likes, on a thread of its
    /// own while another thread uses another, and gives what it would give alone, up to rounding; its failure is its own. What makes a group fast is that its runs are kept in step, as searches do: when one is asked
    /// for its next epoch, the engine may train that epoch for all that are as far, and has the answer ready when the others are asked. Until then these are seen as they were before it.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows to train on, the same for all.</param>
    /// <param name="recipes">How each is trained; any two of them can be grouped.</param>
    /// <param name="seeds">What the randomness of each is drawn from: as many as recipes, and no more than <see cref="GreatestGroup"/>.</param>
    /// <returns>The runs, each at epoch 0, in the order of the recipes.</returns>
    /// <exception cref="ArgumentException">There are no recipes, more or fewer seeds, too many of them, or some that cannot be grouped.</exception>
    IReadOnlyList<ITrainingRun> StartGroup(Network network, Dataset training, IReadOnlyList<TrainingRecipe> recipes, IReadOnlyList<ulong> seeds);
}

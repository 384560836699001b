using System.Globalization;
using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Networks;
using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary>What one candidate takes in memory while a search trains it.</summary>
/// <param name="Search">The search.</param>
/// <param name="Batch">How many rows make one step.</param>
/// <param name="Weights">The bytes of the weights.</param>
/// <param name="Activations">Those of outputs and their gradients.</param>
/// <param name="Scratch">Those of what operations keep.</param>
/// <param name="Learning">Those of the gradients of weights and of the optimiser.</param>
/// <param name="Padding">Those of whole vectors and of the room between pieces.</param>
/// <param name="Working">Those of what the engine lays out for speed.</param>
/// <param name="Total">All of them.</param>
internal sealed record TrainingMemory(string Search, int Batch, long Weights, long Activations, long Scratch, long Learning, long Padding, long Working, long Total)
{
    /// <summary>Plans the training of a network.</summary>
    /// <param name="search">The search.</param>
    /// <param name="genome">A genome of the search, for its recipe; which rates it has is of no matter.</param>
    /// <param name="network">The network.</param>
    /// <param name="engine">What trains.</param>
    /// <returns>The memory; null where code of operations that are written in C# is not there, where a search trains nothing, and where the machine has less.</returns>
    public static TrainingMemory? Plan(SearchDefinition search, Genome genome, Network network, IPlanningEngine engine)
    {
        if (search.Model.Evaluation is not null || network.Nodes.Any(node => node.Operation is ExternOperation && node.Extern is null))
        {
            return null;
        }

        try
        {
            var recipe = search.RecipeOf(genome);
            var memory = engine.PlanTraining(network, recipe, search.Data.Target.Kind);
            return new TrainingMemory(
                search.Model.Name, recipe.Batch, memory.Weights, memory.Activations, memory.Scratch, memory.Learning, memory.Padding, memory.Working, memory.Total);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Total:N0} bytes in training, batch {Batch} ({Search})");
}

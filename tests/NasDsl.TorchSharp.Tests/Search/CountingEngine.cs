using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>Counts the trainings that are members of groups.</summary>
internal sealed class CountingEngine(IGroupEngine engine) : SingleEngine(engine), IGroupEngine
{
    private int _grouped;

    /// <summary>How many there were.</summary>
    public int Grouped => _grouped;

    public int GreatestGroup => Engine.GreatestGroup;

    public bool CanGroup(Network network, TrainingRecipe first, TrainingRecipe second) => Engine.CanGroup(network, first, second);

    public IReadOnlyList<ITrainingRun> StartGroup(Network network, Dataset training, IReadOnlyList<TrainingRecipe> recipes, IReadOnlyList<ulong> seeds)
    {
        Interlocked.Add(ref _grouped, recipes.Count);
        return Engine.StartGroup(network, training, recipes, seeds);
    }
}

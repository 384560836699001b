using System.Collections.Concurrent;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.WrappedEngine;

/// <summary>
/// The managed engine under another name, which trains groups: an epoch of all members that are as far is trained when the first of them is asked. It gives what the managed engine gives, to the last bit.
/// </summary>
public sealed class WrappingEngine : IGroupEngine, IMixtureEngine, IGradientEngine
{
    internal const string EngineName = "wrapped";
    internal const string CurrentVersion = "7";

    private readonly ManagedEngine _engine = new();
    private readonly ConcurrentQueue<int> _groups = [];
    private int _starts;
    private int _passes;

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Version => CurrentVersion;

    /// <inheritdoc/>
    public int? PreferredConcurrency => 1;

    /// <inheritdoc/>
    public int GreatestGroup { get; init; } = 8;

    /// <summary>Whether <see cref="StartGroup"/> fails, as where the memory does not suffice for all of them.</summary>
    public bool RefusesGroups { get; init; }

    /// <summary>The seeds whose training fails in the second epoch.</summary>
    public Func<ulong, bool> Fails { get; init; } = _ => false;

    /// <summary>The sizes of all groups that were started.</summary>
    public IReadOnlyCollection<int> Groups => _groups;

    /// <summary>How many trainings were started alone.</summary>
    public int Starts => _starts;

    /// <summary>How many epochs of groups were trained, each counted once for all of its members.</summary>
    public int Passes => _passes;

    /// <inheritdoc/>
    public bool CanGroup(Network network, TrainingRecipe first, TrainingRecipe second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Batch == second.Batch && first.Optimizer.GetType() == second.Optimizer.GetType();
    }

    /// <inheritdoc/>
    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed)
    {
        Interlocked.Increment(ref _starts);
        return new GroupMember(new TrainingGroup(() => { }), _engine.Start(network, training, recipe, seed), Fails(seed));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ITrainingRun> StartGroup(Network network, Dataset training, IReadOnlyList<TrainingRecipe> recipes, IReadOnlyList<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(recipes);
        ArgumentNullException.ThrowIfNull(seeds);
        if (recipes.Count == 0 || recipes.Count != seeds.Count || recipes.Count > GreatestGroup || recipes.Any(recipe => !CanGroup(network, recipes[0], recipe)))
        {
            throw new ArgumentException("These trainings are no group.", nameof(recipes));
        }

        if (RefusesGroups)
        {
            throw new InvalidOperationException("The memory of the device did not suffice.");
        }

        _groups.Enqueue(recipes.Count);
        var group = new TrainingGroup(() => Interlocked.Increment(ref _passes));
        return [.. recipes.Zip(seeds, (recipe, seed) => new GroupMember(group, _engine.Start(network, training, recipe, seed), Fails(seed)))];
    }

    /// <inheritdoc/>
    public IPredictor Load(Network network, NetworkWeights weights) => _engine.Load(network, weights);

    /// <inheritdoc/>
    public IMixtureRun StartMixture(Network network, Dataset training, Dataset validation, TrainingRecipe recipe, ulong seed) => _engine.StartMixture(network, training, validation, recipe, seed);

    /// <inheritdoc/>
    public NetworkGradients Differentiate(Network network, NetworkWeights weights, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient) =>
        _engine.Differentiate(network, weights, rows, isTraining, outputGradient);
}

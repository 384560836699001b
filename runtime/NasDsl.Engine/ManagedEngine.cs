using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Losses;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Engine;

/// <summary>
/// Trains networks in C# alone, and gives the same bits for the same network, data, recipe and seed on every machine: whatever its vectors, its number of threads or its operating system.
/// A run stays on the thread of its caller; many runs go side by side.
/// </summary>
public sealed class ManagedEngine : IMixtureEngine, IGradientEngine, IPlanningEngine
{
    /// <summary>Changes when the same training gives other bits.</summary>
    internal const string CurrentVersion = "4";

    private readonly VectorKernels _kernels;

    /// <summary>Makes the engine, with the widest vectors that this machine is fast with.</summary>
    public ManagedEngine()
        : this(VectorKernels.Best)
    {
    }

    internal ManagedEngine(VectorKernels kernels)
    {
        _kernels = kernels;
    }

    /// <inheritdoc/>
    public string Name => EngineRequest.Managed;

    /// <inheritdoc/>
    public string Version => CurrentVersion;

    /// <summary>Which vectors the engine runs on, such as <c>512 bits</c>. Results do not depend on it.</summary>
    public string VectorWidth => _kernels.Width;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network does not take these rows or does not answer with their targets, there are no rows, or a class is out of range.</exception>
    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed) =>
        Start(network, training, recipe, seed, null);

    /// <summary>Prepares a network for training from given weights instead of fresh ones.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="seed">What the order of rows and dropout are drawn from.</param>
    /// <param name="weights">The weights to begin with, or null for fresh ones.</param>
    /// <returns>The run, at epoch 0.</returns>
    /// <exception cref="ArgumentException">
    /// The network does not take these rows or does not answer with their targets, there are no rows, a class is out of range, or the weights are not those of this network.
    /// </exception>
    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed, NetworkWeights? weights)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(recipe);
        TrainingArguments.Check(network, training, recipe);
        var plan = new NetworkPlan(network, _kernels, Math.Min(recipe.Batch, training.Count), isTrainable: true);
        try
        {
            plan.Initialize(seed);
            if (weights is not null)
            {
                plan.Import(weights);
            }

            return new ManagedTrainingRun(plan, _kernels, training, recipe, seed);
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network does not take these rows or does not answer with their targets, there are no rows, or a class is out of range.</exception>
    public IMixtureRun StartMixture(Network network, Dataset training, Dataset validation, TrainingRecipe recipe, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(recipe);
        TrainingArguments.Check(network, training, recipe);
        TrainingArguments.Check(network, validation, recipe);
        var plan = new NetworkPlan(network, _kernels, Math.Min(recipe.Batch, training.Count), isTrainable: true);
        try
        {
            plan.Initialize(seed);
            return new ManagedMixtureRun(plan, _kernels, training, validation, recipe, seed);
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IPredictor Load(Network network, NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return new ManagedPredictor(network, weights, _kernels);
    }

    /// <inheritdoc/>
    public PlannedMemory PlanAnswers(Network network, int rows = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        using var plan = new NetworkPlan(network, _kernels, rows, isTrainable: false);
        return plan.Memory;
    }

    /// <inheritdoc/>
    public PlannedMemory PlanTraining(Network network, TrainingRecipe recipe, TargetKind target)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        using var plan = new NetworkPlan(network, _kernels, recipe.Batch, isTrainable: true);

        // Of the rows only their kind matters, and weights of classes take no memory of the plan.
        var row = new Dataset(network.Input, new float[network.Input.Size], target, network.Output.Size, [0]);
        _ = Loss.For(recipe.Loss is CrossEntropySettings ? CrossEntropySettings.Plain : recipe.Loss, row, _kernels, plan.Arena, plan.MaximumBatch);
        return LearningState.Create(plan, _kernels, recipe).Memory;
    }

    /// <inheritdoc/>
    public NetworkGradients Differentiate(Network network, NetworkWeights weights, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(outputGradient);
        TrainingArguments.CheckRows(network, rows);
        using var plan = new NetworkPlan(network, _kernels, rows.Count, isTrainable: true, hasInputGradient: true);
        plan.Import(weights);
        return GradientPass.Run(plan, rows, isTraining, outputGradient);
    }
}

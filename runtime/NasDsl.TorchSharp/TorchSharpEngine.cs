using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Groups;
using NasDsl.TorchSharp.Training;

namespace NasDsl.TorchSharp;

/// <summary>
/// Trains networks with PyTorch's library, on CUDA devices or the processor. Fresh weights, the order of rows, schedules, augmentation and dropout are those of the managed engine, number by number; what is
/// computed with them agrees up to rounding. Many runs go side by side.
/// </summary>
public sealed class TorchSharpEngine : IMixtureEngine, IGradientEngine, IGroupEngine
{
    /// <summary>Changes when the same training gives other numbers, by more than rounding.</summary>
    internal const string CurrentVersion = "1";

    private const int CandidatesPerDevice = 4;

    /// <summary>More members than this fill a GPU no better, and all of them wait for the slowest user.</summary>
    private const int GroupOnDevice = 32;

    private readonly DevicePool _devices;
    private readonly TorchPrecision _precision;
    private readonly ResidentData _data = new();

    /// <summary>Makes the engine, on every CUDA device that is there, or on the processor where none is.</summary>
    /// <exception cref="NasException">There is no usable native library; the message names the package that brings one.</exception>
    public TorchSharpEngine()
        : this(new TorchSharpOptions())
    {
    }

    /// <summary>Makes the engine.</summary>
    /// <param name="options">Where and how it computes.</param>
    /// <exception cref="NasException">There is no usable native library, or one of the devices is not there.</exception>
    public TorchSharpEngine(TorchSharpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _devices = new DevicePool(options.Devices, options.Precision);
        _precision = options.Precision;
        GreatestGroup = Math.Max(1, options.GreatestGroup ?? (Devices.Contains(TrainingDevice.Cpu) ? 1 : GroupOnDevice));
    }

    /// <inheritdoc/>
    public string Name => EngineRequest.TorchSharp;

    /// <inheritdoc/>
    /// <remarks>What the same training gives on other devices, and with other versions of PyTorch's library, differs in rounding alone, which the version does not tell.</remarks>
    public string Version => _precision == TorchPrecision.Single ? CurrentVersion : $"{CurrentVersion} {_precision}";

    /// <inheritdoc/>
    /// <remarks>
    /// On the processor null, one candidate for each core. A CUDA device works off the steps of a small network faster than one thread hands them over, so each has several candidates in flight, and never more
    /// threads than there are cores.
    /// </remarks>
    public int? PreferredConcurrency => Devices.Contains(TrainingDevice.Cpu) ? null : Math.Min(Environment.ProcessorCount, CandidatesPerDevice * Devices.Count);

    /// <summary>The names of the devices.</summary>
    public IReadOnlyList<string> Devices => [.. _devices.Devices.Select(device => device.Name)];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network does not take these rows or does not answer with their targets, there are no rows, or a class is out of range.</exception>
    public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(recipe);
        TrainingArguments.Check(network, training, recipe);
        return Enter(device => new TorchTrainingRun(network, training, recipe, seed, _data, device, _precision));
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
        return Enter(device => new TorchMixtureRun(network, training, validation, recipe, seed, _data, device, _precision));
    }

    /// <inheritdoc/>
    public int GreatestGroup { get; }

    /// <inheritdoc/>
    public bool CanGroup(Network network, TrainingRecipe first, TrainingRecipe second)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Grouping.CanGroup(network, first, second);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ITrainingRun> StartGroup(Network network, Dataset training, IReadOnlyList<TrainingRecipe> recipes, IReadOnlyList<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(recipes);
        ArgumentNullException.ThrowIfNull(seeds);
        if (recipes.Count == 0 || recipes.Count > GreatestGroup || seeds.Count != recipes.Count)
        {
            throw new ArgumentException($"A group has from 1 to {GreatestGroup} recipes and a seed for each, not {recipes.Count} and {seeds.Count}.", nameof(recipes));
        }

        foreach (var recipe in recipes)
        {
            TrainingArguments.Check(network, training, recipe);
            if (!Grouping.CanGroup(network, recipes[0], recipe))
            {
                throw new ArgumentException("Two of the recipes cannot be parts of one group.", nameof(recipes));
            }
        }

        return Enter(device => new TrainingGroup(new GroupMaker(network, training, _data, device, _precision), recipes, seeds)).Runs;
    }

    /// <inheritdoc/>
    public IPredictor Load(Network network, NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return Enter(device => new TorchPredictor(network, weights, _data, device, _precision));
    }

    /// <inheritdoc/>
    public NetworkGradients Differentiate(Network network, NetworkWeights weights, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(outputGradient);
        TrainingArguments.CheckRows(network, rows);
        var device = _devices.Enter();
        try
        {
            return TorchGradientPass.Run(network, weights, rows, isTraining, outputGradient, _data, device);
        }
        finally
        {
            device.Leave();
        }
    }

    /// <summary>Begins something on the device with the fewest runs, which leaves it when it is disposed of.</summary>
    private T Enter<T>(Func<TorchDevice, T> begin)
    {
        var device = _devices.Enter();
        try
        {
            return begin(device);
        }
        catch
        {
            device.Leave();
            throw;
        }
    }
}

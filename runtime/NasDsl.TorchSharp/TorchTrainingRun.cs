using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Training;

namespace NasDsl.TorchSharp;

/// <summary>The training of one network on a device. Where the device has no memory for it, it begins again once with half the rows in a step.</summary>
internal sealed class TorchTrainingRun : ITrainingRun
{
    private readonly Network _network;
    private readonly Dataset _rows;
    private readonly ulong _seed;
    private readonly ResidentData _data;
    private readonly TorchDevice _device;
    private readonly TorchPrecision _precision;
    private TrainingRecipe _recipe;
    private TorchTraining? _training;
    private Action<TorchTraining>? _start;
    private bool _isHalved;
    private bool _isDisposed;

    /// <summary>Prepares a network with fresh weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows to train on.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="seed">What randomness is drawn from.</param>
    /// <param name="data">The rows on devices.</param>
    /// <param name="device">The device, which counts this run already.</param>
    /// <param name="precision">What passes compute with.</param>
    public TorchTrainingRun(Network network, Dataset rows, TrainingRecipe recipe, ulong seed, ResidentData data, TorchDevice device, TorchPrecision precision)
    {
        _network = network;
        _rows = rows;
        _recipe = recipe;
        _seed = seed;
        _data = data;
        _device = device;
        _precision = precision;
        _training = Create();
    }

    /// <inheritdoc/>
    public int Epoch => Training.Epoch;

    /// <summary>How many rows make a step, which is less than the recipe says after the device had no memory.</summary>
    public int Batch => Training.Batch;

    private TorchTraining Training => _training ?? throw new ObjectDisposedException(nameof(TorchTrainingRun));

    /// <inheritdoc/>
    public double TrainEpoch(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Epoch == _recipe.Epochs)
        {
            throw new InvalidOperationException($"All {_recipe.Epochs} epochs of the recipe have been trained.");
        }

        var epochs = Epoch;
        try
        {
            return Train(cancellationToken);
        }
        catch (Exception failure) when (DeviceMemory.IsExhausted(failure) && !_isHalved && Batch > 1)
        {
            Halve();
        }
        catch (Exception failure) when (DeviceMemory.IsExhausted(failure))
        {
            throw Exhausted(failure);
        }

        try
        {
            while (Epoch < epochs)
            {
                Train(cancellationToken);
            }

            return Train(cancellationToken);
        }
        catch (Exception failure) when (DeviceMemory.IsExhausted(failure))
        {
            throw Exhausted(failure);
        }
    }

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        InputRows.Check(_network, rows);
        return Guard(() => Training.Predict(_data.Get(rows, _device), cancellationToken)[0]);
    }

    /// <inheritdoc/>
    public NetworkWeights SaveWeights() => Training.SaveWeights(0);

    /// <inheritdoc/>
    public void LoadWeights(NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Training.LoadWeights(0, weights);
        _start = training => training.LoadWeights(0, weights);
    }

    /// <inheritdoc/>
    public TrainingState SaveState() => Training.SaveState(0);

    /// <inheritdoc/>
    public void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Epoch != 0)
        {
            throw new ArgumentException($"A training of {_recipe.Epochs} epochs cannot be taken up after {state.Epoch} when it has been trained for {Epoch}.", nameof(state));
        }

        Training.LoadState(0, state);
        _start = training => training.LoadState(0, state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _training?.Dispose();
            _training = null;
            _device.Leave();
        }
    }

    private double Train(CancellationToken cancellationToken)
    {
        var outcome = Training.TrainEpoch(cancellationToken)[0];
        return outcome.Failure is { } failure ? throw failure : outcome.Loss;
    }

    private TorchTraining Create() => Guard(() => new TorchTraining(_network, _rows, [_recipe], [_seed], _data, _device, _precision));

    private void Halve()
    {
        _isHalved = true;
        var batch = Batch / 2;
        _training?.Dispose();
        _training = null;
        DeviceMemory.Release();
        _recipe = _recipe with { Batch = batch };
        var training = Create();
        _start?.Invoke(training);
        _training = training;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (DeviceMemory.IsExhausted(failure))
        {
            throw Exhausted(failure);
        }
    }

    private InsufficientMemoryException Exhausted(Exception failure) => failure as InsufficientMemoryException ?? new($"The memory of {_device.Name} did not suffice for a batch of {_recipe.Batch}.", failure);
}

using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Training;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp;

/// <summary>A trained network on a device. Thread-safe, since answers change nothing; operations that are written in C# work for one call at a time.</summary>
internal sealed class TorchPredictor : IPredictor
{
    private readonly Lock _lock = new();
    private readonly Network _network;
    private readonly FlatWeights _weights;
    private readonly TorchNetwork _prepared;
    private readonly ResidentData _data;
    private readonly TorchDevice _device;
    private readonly bool _isExtern;
    private volatile bool _isDisposed;

    /// <summary>Brings a network to a device.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="data">The rows on devices.</param>
    /// <param name="device">The device, which counts this predictor already.</param>
    /// <param name="precision">What passes compute with.</param>
    public TorchPredictor(Network network, NetworkWeights weights, ResidentData data, TorchDevice device, TorchPrecision precision)
    {
        using var scope = NewDisposeScope();
        _network = network;
        _data = data;
        _device = device;
        _isExtern = network.Nodes.Any(node => node.Operation is Language.Catalog.ExternOperation);
        _weights = new FlatWeights(new WeightPlan(network), members: 1, device.Device, precision, isTrainable: false);
        _weights.Import(0, weights);
        _prepared = new TorchNetwork(network, _weights);
    }

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        InputRows.Check(_network, rows);
        return Answer(_data.Get(rows, _device).Inputs, cancellationToken);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var rows = InputRows.Count(_network, inputs.Length, outputs.Length);

        // The targets mean nothing.
        var dataset = new Dataset(_network.Input, inputs.ToArray(), TargetKind.Number, 1, new float[rows]);
        using var scope = NewDisposeScope();
        var resident = new ResidentDataset(dataset, _device.Device);
        using (resident.Inputs)
        using (resident.Targets)
        {
            Answer(resident.Inputs, CancellationToken.None).CopyTo(outputs);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _prepared.Dispose();
            _weights.Dispose();
            _device.Leave();
        }
    }

    private float[] Answer(Tensor inputs, CancellationToken cancellationToken)
    {
        if (!_isExtern)
        {
            return TorchInference.Run(_network, _prepared, 1, inputs, cancellationToken)[0];
        }

        lock (_lock)
        {
            return TorchInference.Run(_network, _prepared, 1, inputs, cancellationToken)[0];
        }
    }
}

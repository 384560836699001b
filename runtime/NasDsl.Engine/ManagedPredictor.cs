using System.Collections.Concurrent;
using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.Engine;

/// <summary>A trained network. Thread-safe: each call that runs at the same time as another has a plan of its own, which is kept for later calls.</summary>
internal sealed class ManagedPredictor : IPredictor
{
    private const int Batch = 64;
    private readonly Network _network;
    private readonly NetworkWeights _weights;
    private readonly VectorKernels _kernels;
    private readonly ConcurrentBag<NetworkPlan> _plans = [];
    private volatile bool _isDisposed;

    /// <summary>Prepares one plan, so that weights that do not fit are refused here.</summary>
    public ManagedPredictor(Network network, NetworkWeights weights, VectorKernels kernels)
    {
        _network = network;
        _weights = weights;
        _kernels = kernels;
        _plans.Add(CreatePlan());
    }

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var plan = _plans.TryTake(out var idle) ? idle : CreatePlan();
        try
        {
            return Inference.Run(plan, rows, cancellationToken);
        }
        finally
        {
            GiveBack(plan);
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var plan = _plans.TryTake(out var idle) ? idle : CreatePlan();
        try
        {
            Inference.Run(plan, inputs, outputs, CancellationToken.None);
        }
        finally
        {
            GiveBack(plan);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        while (_plans.TryTake(out var plan))
        {
            plan.Dispose();
        }
    }

    private void GiveBack(NetworkPlan plan)
    {
        if (_isDisposed)
        {
            plan.Dispose();
        }
        else
        {
            _plans.Add(plan);
        }
    }

    private NetworkPlan CreatePlan()
    {
        var plan = new NetworkPlan(_network, _kernels, Batch, isTrainable: false);
        try
        {
            plan.Import(_weights);
            plan.Freeze();
            return plan;
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }
}

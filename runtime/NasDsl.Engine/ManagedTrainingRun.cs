using NasDsl.Data;
using NasDsl.Engine.Augmentation;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Losses;
using NasDsl.Engine.Optimizers;
using NasDsl.Engines;
using NasDsl.Randomness;

namespace NasDsl.Engine;

/// <summary>The training of one network on the caller's thread.</summary>
internal sealed unsafe class ManagedTrainingRun : ITrainingRun
{
    private readonly NetworkPlan _plan;
    private readonly TrainingRecipe _recipe;
    private readonly ulong _seed;
    private readonly Loss _loss;
    private readonly LearningState _learning;
    private readonly Optimizer _optimizer;
    private readonly TrainingBatch _batch;
    private readonly int _stepsPerEpoch;
    private readonly int[] _order;
    private long _step;
    private bool _isDisposed;

    /// <summary>Takes a plan with its weights set, and owns it.</summary>
    public ManagedTrainingRun(NetworkPlan plan, VectorKernels kernels, Dataset training, TrainingRecipe recipe, ulong seed)
    {
        _plan = plan;
        _recipe = recipe;
        _seed = seed;
        _loss = Loss.For(recipe.Loss, training, kernels, plan.Arena, plan.MaximumBatch);
        _learning = LearningState.Create(plan, kernels, recipe);
        _optimizer = _learning.Optimizer;
        _batch = new TrainingBatch(training, recipe, plan.MaximumBatch, seed);
        _order = new int[training.Count];
        _stepsPerEpoch = (training.Count + plan.MaximumBatch - 1) / plan.MaximumBatch;
    }

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    private IEnumerable<Parameter> Optimized => _plan.Parameters.Where(parameter => parameter is { IsTrainable: true, IsMixture: false });

    /// <summary>The learning rate of the next step.</summary>
    internal double Rate => _recipe.Optimizer.LearningRate * LearningRate.Share(_recipe, _step, _stepsPerEpoch);

    /// <summary>What the run takes in native memory.</summary>
    public PlannedMemory Memory => _learning.Memory;

    /// <inheritdoc/>
    public double TrainEpoch(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Epoch == _recipe.Epochs)
        {
            throw new InvalidOperationException($"All {_recipe.Epochs} epochs of the recipe have been trained.");
        }

        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new RandomStream(_seed, RandomPurpose.Shuffle, (uint)Epoch).Shuffle<int>(_order);
        var sum = 0.0;
        for (var first = 0; first < _order.Length; first += _plan.MaximumBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = _order.AsSpan(first, Math.Min(_plan.MaximumBatch, _order.Length - first));
            sum += Step(rows) * rows.Length;
        }

        if (Divergence.FindWeights(_plan, isTrainable: false) is not null)
        {
            throw Divergence.OfStep(_plan, ContextOf(0) with { Step = _step - 1 });
        }

        Epoch++;
        return sum / _order.Length;
    }

    /// <summary>Takes one step.</summary>
    /// <param name="rows">The rows of the batch.</param>
    /// <returns>The mean loss over them before the step.</returns>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    internal double Step(ReadOnlySpan<int> rows)
    {
        var loss = Differentiate(rows);
        _learning.Norm?.Clip(_plan.Gradients);
        if (!_optimizer.Step(_plan.Weights, _plan.Gradients, Rate))
        {
            throw Divergence.OfStep(_plan, ContextOf(rows.Length));
        }

        _step++;
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>Computes all gradients for rows to train on as the next step takes them, augmented, and leaves the weights as they are.</summary>
    /// <param name="rows">The rows of the batch.</param>
    /// <returns>The mean loss over them.</returns>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    internal double Differentiate(ReadOnlySpan<int> rows) =>
        Differentiate(_batch.LoadAugmented(_plan, rows, (uint)(_step / _stepsPerEpoch)), rows.Length);

    /// <summary>Computes all gradients for rows as they are, and leaves the weights as they are.</summary>
    /// <param name="dataset">Where rows come from.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <returns>The mean loss over them.</returns>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    internal double Differentiate(Dataset dataset, ReadOnlySpan<int> rows) => Differentiate(_batch.Load(_plan, dataset, rows), rows.Length);

    private double Differentiate(in BatchTargets targets, int rows)
    {
        var step = ContextOf(rows);
        _plan.Forward(step);
        var output = _plan.Output;
        var loss = _loss.Compute(output.Values, output.Shape.Channels, output.ChannelPitch, targets, output.Gradient);
        if (!double.IsFinite(loss))
        {
            throw Divergence.OfLoss(_plan, step, loss);
        }

        _plan.Backward(step);
        GC.KeepAlive(this);
        return loss;
    }

    private StepContext ContextOf(int rows) => new(rows, IsTraining: true, _step, _seed);

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Inference.Run(_plan, rows, cancellationToken);
    }

    /// <inheritdoc/>
    public NetworkWeights SaveWeights()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _plan.Export();
    }

    /// <inheritdoc/>
    public void LoadWeights(NetworkWeights weights)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(weights);
        _plan.Import(weights);
    }

    /// <inheritdoc/>
    public TrainingState SaveState()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var kept = _optimizer.State.SelectMany(part => Optimized.Select(parameter =>
            parameter.Export($"{parameter.Name}.{part.Name}", (float*)part.Values + (parameter.Values - _plan.Weights))));
        var state = new TrainingState(Epoch, new NetworkWeights([.. _plan.Export().Tensors, .. kept]));
        GC.KeepAlive(this);
        return state;
    }

    /// <inheritdoc/>
    public void LoadState(TrainingState state)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(state);
        var weights = _plan.Parameters.Length;
        var tensors = state.Tensors.Tensors;
        if (Epoch != 0 || state.Epoch > _recipe.Epochs || tensors.Length != weights + (_optimizer.State.Count * Optimized.Count()))
        {
            throw new ArgumentException($"A training of {_recipe.Epochs} epochs cannot be taken up after {state.Epoch} with {tensors.Length} tensors.", nameof(state));
        }

        _plan.Import(new NetworkWeights(tensors[..weights]));
        var next = weights;
        foreach (var (name, values) in _optimizer.State)
        {
            foreach (var parameter in Optimized)
            {
                parameter.Import(tensors[next++], $"{parameter.Name}.{name}", (float*)values + (parameter.Values - _plan.Weights));
            }
        }

        Epoch = state.Epoch;
        _step = (long)Epoch * _stepsPerEpoch;
        _optimizer.Skip(_step);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _plan.Dispose();
    }
}

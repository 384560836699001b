using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engine.Optimizers;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Losses;
using NasDsl.TorchSharp.Optimizers;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Training;

/// <summary>
/// The training of one network, or of several members of one architecture as one network, in which nothing of one member reaches another. Within an epoch nothing waits for the device: losses stay there
/// until its end.
/// </summary>
internal sealed class TorchTraining : IDisposable
{
    private readonly Network _network;
    private readonly ImmutableArray<TrainingRecipe> _recipes;
    private readonly WeightPlan _plan;
    private readonly FlatWeights _weights;
    private readonly TorchNetwork _prepared;
    private readonly TorchLoss _loss;
    private readonly TorchOptimizer _optimizer;
    private readonly Optimizers.GradientNorm? _norm;
    private readonly BatchSource _source;
    private readonly EpochFeed _feed;
    private readonly TrainingCopy _copy;
    private readonly bool[] _isOver;
    private long _singleSteps;
    private Tensor? _gradients;

    /// <summary>Prepares members with fresh weights.</summary>
    /// <param name="network">The network of all.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="recipes">How each is trained; see <see cref="Grouping"/>.</param>
    /// <param name="seeds">What the randomness of each is drawn from.</param>
    /// <param name="data">The rows on devices.</param>
    /// <param name="device">The device.</param>
    /// <param name="precision">What passes compute with.</param>
    public TorchTraining(
        Network network,
        Dataset training,
        ImmutableArray<TrainingRecipe> recipes,
        ImmutableArray<ulong> seeds,
        ResidentData data,
        TorchDevice device,
        TorchPrecision precision)
    {
        using var scope = NewDisposeScope();
        _network = network;
        _recipes = recipes;
        _isOver = new bool[seeds.Length];
        Batch = Math.Min(recipes[0].Batch, training.Count);
        _plan = new WeightPlan(network);
        _weights = new FlatWeights(_plan, seeds.Length, device.Device, precision, isTrainable: true);
        for (var member = 0; member < seeds.Length; member++)
        {
            _weights.Import(member, _plan.Draw(seeds[member]));
        }

        _prepared = new TorchNetwork(network, _weights);
        _loss = TorchLosses.For(recipes[0].Loss, training, device.Device);
        _optimizer = TorchOptimizer.Create([.. recipes.Select(recipe => recipe.Optimizer)], _plan.OptimizedCount, device.Device);
        _norm = recipes.Any(recipe => recipe.GreatestNorm is not null) ? new Optimizers.GradientNorm(recipes.Select(recipe => recipe.GreatestNorm), device.Device) : null;
        _source = new BatchSource(network, _weights, training, data.Get(training, device), recipes, seeds, Batch);
        _feed = new EpochFeed(_source, seeds, training.Count, Batch);
        _copy = new TrainingCopy([_weights.Values, .. _weights.Statistics, .. _optimizer.State.Select(part => part.Values)]);
    }

    /// <summary>How many epochs have been trained. A group sets it that goes back to what it was.</summary>
    public int Epoch { get; set; }

    /// <summary>How many members there are.</summary>
    public int Members => _recipes.Length;

    /// <summary>How many rows make a step.</summary>
    public int Batch { get; }

    /// <summary>The weights of all members.</summary>
    public FlatWeights Weights => _weights;

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch => _feed.Steps;

    /// <summary>The gradients of the last of the passes that were taken by themselves: members x numbers.</summary>
    public Tensor Gradients => _gradients ?? throw new InvalidOperationException("No pass has been taken.");

    /// <summary>The learning rate of the first member in the next of the steps that are taken by themselves.</summary>
    public double Rate => _recipes[0].Optimizer.LearningRate * LearningRate.Share(_recipes[0], _singleSteps, _feed.Steps);

    private IEnumerable<WeightPlace> Optimized => _weights.Places.Where(place => place is { IsTrainable: true, IsMixture: false });

    /// <summary>Trains one epoch of all members.</summary>
    /// <param name="cancellationToken">Stops between two steps; the training is then unusable.</param>
    /// <returns>How it ended for each member. One that diverged stays so, and the others go on.</returns>
    public ImmutableArray<EpochOutcome> TrainEpoch(CancellationToken cancellationToken)
    {
        _copy.Take();
        using var scope = NewDisposeScope();
        var (losses, isFinite) = Read(TakeSteps(cancellationToken));
        var suspects = Enumerable.Range(0, Members).Where(member => !_isOver[member] && !(isFinite[member] && losses.All(ofStep => float.IsFinite(ofStep[member])))).ToArray();
        var failures = suspects.Length > 0 ? Explain(suspects) : [];
        Epoch++;
        return [.. Enumerable.Range(0, Members).Select(member =>
            _isOver[member] ? new EpochOutcome(double.NaN, failures.GetValueOrDefault(member)) : new EpochOutcome(MeanOf(losses, member), null))];
    }

    /// <summary>Takes all steps of an epoch, and waits for nothing: not even for what came of them.</summary>
    /// <param name="cancellationToken">Stops between two steps; the training is then unusable.</param>
    /// <returns>On the device, the loss of each step and member, and after them whether the weights of each member are finite.</returns>
    public Tensor TakeSteps(CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        _feed.Begin(Epoch);
        var numbers = UploadNumbers((long)Epoch * _feed.Steps, _feed.Steps);
        var losses = zeros(_feed.Steps, Members, device: _weights.Device);
        for (var step = 0; step < _feed.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var (loss, gradients) = Differentiate(_feed.Batch(step));
            losses.select(0, step).copy_(loss);
            Step(numbers.select(0, step), gradients);
        }

        return cat([losses.flatten(), FiniteMembers().to_type(ScalarType.Float32)]).MoveToOuterDisposeScope();
    }

    /// <summary>Takes one step by itself, and waits for what comes of it.</summary>
    /// <param name="rows">The rows of each member.</param>
    /// <returns>The loss of the first member before the step.</returns>
    /// <exception cref="TrainingDivergedException">The loss or a weight became infinite or not a number.</exception>
    public double TrainStep(int[][] rows)
    {
        using var scope = NewDisposeScope();
        var loss = Differentiate(rows);
        var gradients = Gradients.clone();
        Step(UploadNumbers(_singleSteps, 1).select(0, 0), Gradients);
        var divergence = new TorchDivergence(_network, _prepared, _weights, _singleSteps + 1);
        if (divergence.IsDiverged(0, includesStatistics: true))
        {
            throw divergence.OfStep(0, gradients);
        }

        _singleSteps++;
        return loss;
    }

    /// <summary>Computes the gradients for rows to train on as the next step takes them, and leaves the weights as they are.</summary>
    /// <param name="rows">The rows of each member.</param>
    /// <returns>The loss of the first member.</returns>
    /// <exception cref="TrainingDivergedException">The loss is infinite or not a number.</exception>
    public double Differentiate(int[][] rows) => Differentiate(_source, rows);

    /// <summary>Computes the gradients for rows, and leaves the weights as they are.</summary>
    /// <param name="source">Where rows come from.</param>
    /// <param name="rows">The rows of each member.</param>
    /// <returns>The loss of the first member.</returns>
    /// <exception cref="TrainingDivergedException">The loss is infinite or not a number.</exception>
    public double Differentiate(BatchSource source, int[][] rows)
    {
        using var scope = NewDisposeScope();
        using var chunk = source.Load(rows, source.UploadOrder(rows), 0, rows[0].Length, (uint)(_singleSteps / _feed.Steps), _singleSteps);
        var batch = chunk.Batch(0, rows[0].Length);
        var (losses, gradients) = Differentiate(batch);
        _gradients?.Dispose();
        _gradients = gradients.DetachFromDisposeScope();
        var loss = TorchArrays.Download(losses)[0];
        return float.IsFinite(loss) ? loss : throw new TorchDivergence(_network, _prepared, _weights, _singleSteps + 1).OfLoss(0, batch, loss);
    }

    /// <summary>Copies all that steps change.</summary>
    /// <returns>The copy, which <see cref="Return"/> takes.</returns>
    public TrainingCopy Copy()
    {
        using var scope = NewDisposeScope();
        var copy = _copy.Another();
        copy.Take();
        return copy;
    }

    /// <summary>Makes all that steps change what it was.</summary>
    /// <param name="copy">A copy.</param>
    /// <param name="epoch">How many epochs had been trained when it was taken.</param>
    public void Return(TrainingCopy copy, int epoch)
    {
        copy.Restore();
        _weights.Refresh();
        Epoch = epoch;
    }

    /// <summary>Answers for every row with the weights as they are.</summary>
    /// <param name="rows">The rows on the device.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs of each member: rows x outputs.</returns>
    public float[][] Predict(ResidentDataset rows, CancellationToken cancellationToken) => TorchInference.Run(_network, _prepared, Members, rows.Inputs, cancellationToken);

    /// <summary>Copies the weights of a member.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The weights.</returns>
    public NetworkWeights SaveWeights(int member) => _weights.Export(member);

    /// <summary>Takes other weights over.</summary>
    /// <param name="member">The member.</param>
    /// <param name="weights">The weights.</param>
    /// <exception cref="ArgumentException">They are not those of this network.</exception>
    public void LoadWeights(int member, NetworkWeights weights) => _weights.Import(member, weights);

    /// <summary>Copies all that the rest of the training of a member depends on.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The state, laid out as the managed engine does.</returns>
    public TrainingState SaveState(int member)
    {
        using var scope = NewDisposeScope();
        var kept = _optimizer.State.SelectMany(part => FlatWeights.Cut(TorchArrays.Download(part.Values.select(0, member)), Optimized, $".{part.Name}"));
        return new TrainingState(Epoch, new NetworkWeights([.. _weights.Export(member).Tensors, .. kept]));
    }

    /// <summary>Takes the training of a member up; those of the others are as far.</summary>
    /// <param name="member">The member.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">It is not that of such a training.</exception>
    public void LoadState(int member, TrainingState state)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        WeightPlace[] optimized = [.. Optimized];
        var tensors = state.Tensors.Tensors;
        if (state.Epoch > _recipes[member].Epochs || tensors.Length != _weights.Places.Length + (_optimizer.State.Count * optimized.Length))
        {
            throw new ArgumentException($"A training of {_recipes[member].Epochs} epochs cannot be taken up after {state.Epoch} with {tensors.Length} tensors.", nameof(state));
        }

        var parts = _optimizer.State.Select((part, i) => (part, Tensors: tensors.Slice(_weights.Places.Length + (i * optimized.Length), optimized.Length))).ToArray();
        foreach (var (part, ofPart) in parts)
        {
            WeightPlan.Check(ofPart, $".{part.Name}", optimized);
        }

        _weights.Import(member, new NetworkWeights(tensors[.._weights.Places.Length]));
        foreach (var (part, ofPart) in parts)
        {
            part.Values.select(0, member).copy_(TorchArrays.Upload(FlatWeights.Flatten(ofPart, optimized, _plan.OptimizedCount), _weights.Device, _plan.OptimizedCount));
        }

        Epoch = state.Epoch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gradients?.Dispose();
        _feed.Dispose();
        _copy.Dispose();
        _norm?.Dispose();
        _optimizer.Dispose();
        _prepared.Dispose();
        _weights.Dispose();
    }

    /// <summary>Reads what came of the steps of an epoch: the one time that it waits for the device.</summary>
    /// <returns>The loss of each step and member, and whether the weights of each member are finite.</returns>
    private (float[][] Losses, bool[] IsFinite) Read(Tensor results)
    {
        var all = TorchArrays.Download(results);
        return (
            [.. Enumerable.Range(0, _feed.Steps).Select(step => all[(step * Members)..((step + 1) * Members)])],
            [.. Enumerable.Range(0, Members).Select(member => all[(_feed.Steps * Members) + member] != 0)]);
    }

    /// <summary>What the optimiser needs in each step: steps x numbers x members x 1.</summary>
    private Tensor UploadNumbers(long first, int steps)
    {
        var numbers = new float[steps * _optimizer.Numbers * Members];
        Span<float> ofMember = stackalloc float[_optimizer.Numbers];
        for (var i = 0; i < steps; i++)
        {
            var step = first + i;
            for (var member = 0; member < Members; member++)
            {
                var recipe = _recipes[member];
                _optimizer.Write(member, step, recipe.Optimizer.LearningRate * LearningRate.Share(recipe, step, _feed.Steps), ofMember);
                for (var number = 0; number < ofMember.Length; number++)
                {
                    numbers[(((i * ofMember.Length) + number) * Members) + member] = ofMember[number];
                }
            }
        }

        return TorchArrays.Upload(numbers, _weights.Device, steps, _optimizer.Numbers, Members, 1);
    }

    /// <summary>Computes the gradients of a batch.</summary>
    /// <returns>The loss of each member, without a graph, and members x numbers.</returns>
    private (Tensor Loss, Tensor Gradients) Differentiate(TorchBatch batch)
    {
        try
        {
            var outputs = _prepared.Forward(batch.Inputs, batch.Step);
            var loss = _loss(outputs.reshape(batch.Step.Rows, Members, -1), batch.Targets);
            if (loss.requires_grad)
            {
                (_weights.Scale == 1 ? loss.sum() : loss.sum().mul(_weights.Scale)).backward();
                _prepared.ThrowFailures();
            }

            return (loss.detach(), _weights.TakeGradients());
        }
        catch
        {
            _weights.ForgetGradients();
            throw;
        }
    }

    private void Step(Tensor numbers, Tensor gradients)
    {
        using var ungraded = no_grad();
        var optimized = _weights.Optimized(gradients);
        _norm?.Clip(optimized);
        _optimizer.Step(_weights.Optimized(_weights.Values), optimized, numbers);
        _weights.Refresh();
    }

    /// <summary>Whether all weights of each member are finite.</summary>
    private Tensor FiniteMembers() => _weights.Statistics.Aggregate(AreFinite(_weights.Values), (areFinite, statistic) => areFinite.logical_and(AreFinite(statistic)));

    // What is infinite or not a number, less itself, is not 0.
    private static Tensor AreFinite(Tensor numbers) => numbers.sub(numbers).eq(0).all(1);

    private double MeanOf(float[][] losses, int member)
    {
        var (sum, rows) = (0.0, 0);
        for (var step = 0; step < losses.Length; step++)
        {
            sum += (double)losses[step][member] * _feed.RowsOf(step);
            rows += _feed.RowsOf(step);
        }

        return sum / rows;
    }

    /// <summary>Takes the epoch again, and looks after each step for what went wrong.</summary>
    private Dictionary<int, TrainingDivergedException> Explain(int[] suspects)
    {
        using var scope = NewDisposeScope();
        _copy.Restore();
        _weights.Refresh();
        _feed.Begin(Epoch);
        var numbers = UploadNumbers((long)Epoch * _feed.Steps, _feed.Steps);
        var found = new Dictionary<int, TrainingDivergedException>();
        for (var step = 0; step < _feed.Steps; step++)
        {
            using var inner = NewDisposeScope();
            var batch = _feed.Batch(step);
            var count = ((long)Epoch * _feed.Steps) + step;
            var divergence = new TorchDivergence(_network, _prepared, _weights, count + 1);
            var (loss, gradients) = Differentiate(batch);
            var losses = TorchArrays.Download(loss);
            var kept = gradients.clone();
            foreach (var member in suspects.Where(member => !found.ContainsKey(member) && !float.IsFinite(losses[member])))
            {
                found[member] = divergence.OfLoss(member, batch, losses[member]);
            }

            Step(numbers.select(0, step), gradients);
            var isLast = step == _feed.Steps - 1;
            foreach (var member in suspects.Where(member => !found.ContainsKey(member) && divergence.IsDiverged(member, includesStatistics: isLast)))
            {
                found[member] = divergence.OfStep(member, kept);
            }
        }

        foreach (var member in suspects)
        {
            _isOver[member] = true;
            found.TryAdd(member, new TrainingDivergedException($"The loss or a weight became {TorchDivergence.NotFinite} in epoch {Epoch + 1}."));
        }

        return found;
    }
}

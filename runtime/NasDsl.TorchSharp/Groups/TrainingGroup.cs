using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Training;

namespace NasDsl.TorchSharp.Groups;

/// <summary>
/// Trainings of one architecture that are one network. The training that is asked for an epoch that none has been trained for yet has it trained for all; the others find it done. Those that have not been
/// asked yet are seen as they were, of which the group keeps a copy. A training that does not fit in any more, since it was taken up after another epoch or the memory does not suffice for all, goes on alone.
/// </summary>
internal sealed class TrainingGroup
{
    private readonly Lock _lock = new();
    private readonly GroupMaker _maker;
    private readonly SortedDictionary<int, TrainingCopy> _past = [];
    private ImmutableArray<GroupRun> _columns;
    private TorchTraining? _training;
    private bool _hasBegun;
    private (Dataset Rows, float[][] Outputs)? _answers;

    /// <summary>Starts a group with fresh weights.</summary>
    /// <param name="maker">Makes the trainings.</param>
    /// <param name="recipes">How each is trained.</param>
    /// <param name="seeds">What the randomness of each is drawn from.</param>
    public TrainingGroup(GroupMaker maker, IReadOnlyList<TrainingRecipe> recipes, IReadOnlyList<ulong> seeds)
    {
        _maker = maker;
        _columns = [.. recipes.Zip(seeds, (recipe, seed) => new GroupRun(this, recipe, seed))];
        _training = maker.Create(_columns);
    }

    /// <summary>The trainings, in the order of the recipes.</summary>
    public ImmutableArray<GroupRun> Runs => _columns;

    private IEnumerable<GroupRun> Members => _columns.Where(run => run is { IsDisposed: false, Alone: null, End: null });

    private TorchTraining Training => _training ?? throw new InvalidOperationException("The group has no member any more.");

    /// <summary>How many epochs a training has been asked for.</summary>
    /// <param name="run">The training.</param>
    /// <returns>The number of epochs.</returns>
    public int EpochOf(GroupRun run)
    {
        lock (_lock)
        {
            return run.Alone?.Epoch ?? (_hasBegun && _training is { } training ? training.Epoch - run.Ahead.Count : run.First);
        }
    }

    /// <summary>Gives a training its next epoch.</summary>
    /// <param name="run">The training.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>Its mean loss.</returns>
    public double TrainEpoch(GroupRun run, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(run) is null)
            {
                Begin(run);
                if (EpochOf(run) == run.Recipe.Epochs)
                {
                    throw new InvalidOperationException($"All {run.Recipe.Epochs} epochs of the recipe have been trained.");
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (run.Ahead.Count == 0)
                {
                    Advance(run, cancellationToken);
                }

                // Without memory for all, each goes on by itself.
                if (run.Alone is null)
                {
                    var outcome = run.Ahead.Dequeue();
                    run.End = outcome.Failure;
                    Forget();
                    return outcome.Failure is null ? outcome.Loss : throw outcome.Failure;
                }
            }
        }

        return Find(run) is { } alone ? alone.TrainEpoch(cancellationToken) : throw new InvalidOperationException("The training has left its group.");
    }

    /// <summary>Answers for every row with the weights of a training.</summary>
    /// <param name="run">The training.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>The raw outputs: rows x outputs.</returns>
    public float[] Predict(GroupRun run, Dataset rows, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(run) is null)
            {
                var column = _columns.IndexOf(run);
                if (run.Ahead.Count > 0)
                {
                    return See(run, training => training.Predict(_maker.Bring(rows), cancellationToken)[column]);
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (_answers is not { } answers || answers.Rows != rows)
                {
                    answers = (rows, Training.Predict(_maker.Bring(rows), cancellationToken));
                    _answers = answers;
                }

                return [.. answers.Outputs[column]];
            }
        }

        return Find(run)?.Predict(rows, cancellationToken) ?? [];
    }

    /// <summary>Copies the weights of a training.</summary>
    /// <param name="run">The training.</param>
    /// <returns>The weights.</returns>
    public NetworkWeights SaveWeights(GroupRun run)
    {
        lock (_lock)
        {
            return Find(run)?.SaveWeights() ?? See(run, training => training.SaveWeights(_columns.IndexOf(run)));
        }
    }

    /// <summary>Copies all that the rest of a training depends on.</summary>
    /// <param name="run">The training.</param>
    /// <returns>The state.</returns>
    public TrainingState? SaveState(GroupRun run)
    {
        lock (_lock)
        {
            return Find(run) is { } alone ? alone.SaveState() : StateOf(run);
        }
    }

    /// <summary>Gives a training other weights to begin with.</summary>
    /// <param name="run">The training.</param>
    /// <param name="weights">The weights.</param>
    public void LoadWeights(GroupRun run, NetworkWeights weights)
    {
        lock (_lock)
        {
            if (Find(run) is null && !_hasBegun)
            {
                _answers = null;
                Training.LoadWeights(_columns.IndexOf(run), weights);
                return;
            }

            (Find(run) ?? Part(run)).LoadWeights(weights);
        }
    }

    /// <summary>Takes a training up.</summary>
    /// <param name="run">The training.</param>
    /// <param name="state">The state.</param>
    public void LoadState(GroupRun run, TrainingState state)
    {
        lock (_lock)
        {
            if (Find(run) is null && !_hasBegun && run.First == 0)
            {
                _answers = null;
                Training.LoadState(_columns.IndexOf(run), state);
                run.First = state.Epoch;
                return;
            }

            (Find(run) ?? Part(run)).LoadState(state);
        }
    }

    /// <summary>Lets a training go.</summary>
    /// <param name="run">The training, which is disposed of.</param>
    public void Leave(GroupRun run)
    {
        lock (_lock)
        {
            run.Alone?.Dispose();
            run.Ahead.Clear();
            Forget();
            LetGo();
        }
    }

    /// <summary>What a training is when it is no member, or null when it is one.</summary>
    private static ITrainingRun? Find(GroupRun run)
    {
        ObjectDisposedException.ThrowIf(run.IsDisposed, run);
        return run.End is null ? run.Alone : throw new InvalidOperationException("The training has ended.", run.End);
    }

    /// <summary>Sets the epoch of the group by the first training that is asked for one. What was taken up after another one goes on alone.</summary>
    private void Begin(GroupRun run)
    {
        if (_hasBegun)
        {
            return;
        }

        foreach (var other in Members.Where(other => other.First != run.First).ToArray())
        {
            Part(other);
        }

        Training.Epoch = run.First;
        _hasBegun = true;
    }

    /// <summary>Trains an epoch of all members.</summary>
    private void Advance(GroupRun run, CancellationToken cancellationToken)
    {
        _answers = null;
        Compact();
        var training = Training;
        var epoch = training.Epoch;
        var before = training.Copy();
        try
        {
            var outcomes = training.TrainEpoch(cancellationToken);
            foreach (var member in Members)
            {
                member.Ahead.Enqueue(outcomes[_columns.IndexOf(member)]);
            }

            _past[epoch] = before;
        }
        catch (Exception failure)
        {
            training.Return(before, epoch);
            before.Dispose();
            if (!DeviceMemory.IsExhausted(failure))
            {
                run.End = failure;
                throw;
            }

            foreach (var member in Members.ToArray())
            {
                Part(member);
            }
        }
    }

    /// <summary>Makes a smaller network when fewer than half of its members are left, and all of them are as far as the group.</summary>
    private void Compact()
    {
        var members = Members.ToImmutableArray();
        if (2 * members.Length >= _columns.Length || members.Any(member => member.Ahead.Count > 0))
        {
            return;
        }

        var states = members.Select(StateOf).ToArray();
        End();
        _columns = members;
        var training = _maker.Create(members);
        for (var column = 0; column < members.Length; column++)
        {
            training.LoadState(column, states[column]);
        }

        _training = training;
    }

    /// <summary>Lets a training go on alone from where it is.</summary>
    private ITrainingRun Part(GroupRun run)
    {
        var state = StateOf(run);
        var alone = _maker.Start(run);
        if (state.Epoch > 0)
        {
            alone.LoadState(state);
        }
        else
        {
            alone.LoadWeights(SaveWeights(run));
        }

        run.Ahead.Clear();
        run.Alone = alone;
        Forget();
        LetGo();
        return alone;
    }

    private TrainingState StateOf(GroupRun run) => See(run, training => training.SaveState(_columns.IndexOf(run)));

    /// <summary>Looks at the group as it was when a training was as far as its user knows.</summary>
    private T See<T>(GroupRun run, Func<TorchTraining, T> look)
    {
        var training = Training;
        var (now, epoch) = (training.Epoch, EpochOf(run));
        if (run.Ahead.Count == 0)
        {
            training.Epoch = epoch;
            var seen = look(training);
            training.Epoch = now;
            return seen;
        }

        using var present = training.Copy();
        try
        {
            training.Return(_past[epoch], epoch);
            return look(training);
        }
        finally
        {
            training.Return(present, now);
        }
    }

    /// <summary>Forgets what no member is at any more.</summary>
    private void Forget()
    {
        var lag = Members.Select(member => member.Ahead.Count).DefaultIfEmpty().Max();
        foreach (var epoch in _past.Keys.Where(epoch => _training is null || epoch < _training.Epoch - lag).ToArray())
        {
            _past.Remove(epoch, out var copy);
            copy?.Dispose();
        }
    }

    /// <summary>Gives the device back when nobody is in the group any more.</summary>
    private void LetGo()
    {
        if (_training is not null && !_columns.Any(run => run is { IsDisposed: false, Alone: null }))
        {
            End();
            _maker.Device.Leave();
        }
    }

    private void End()
    {
        foreach (var copy in _past.Values)
        {
            copy.Dispose();
        }

        _past.Clear();
        _training?.Dispose();
        _training = null;
        _answers = null;
    }
}

using System.Runtime.ExceptionServices;
using NasDsl.Data;
using NasDsl.Engines;

namespace NasDsl.WrappedEngine;

/// <summary>One training of a group. Where a real engine would have to keep how it was before the epoch that was trained ahead, it fails, so that a search which does not keep its group in step is found out.</summary>
internal sealed class GroupMember : ITrainingRun
{
    private readonly TrainingGroup _group;
    private readonly ITrainingRun _run;
    private readonly bool _fails;
    private (double Loss, Exception? Failure)? _ahead;

    public GroupMember(TrainingGroup group, ITrainingRun run, bool fails)
    {
        _group = group;
        _run = run;
        _fails = fails;
        _group.Add(this);
    }

    public int Epoch { get; private set; }

    public bool IsAt(int epoch) => Epoch == epoch && _ahead is null;

    public void TrainAhead(CancellationToken cancellationToken)
    {
        try
        {
            _ahead = _fails && Epoch == 1 ? throw new TrainingDivergedException("The loss became NaN in epoch 2.") : (_run.TrainEpoch(cancellationToken), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _ahead = (0, failure);
        }
    }

    public double TrainEpoch(CancellationToken cancellationToken)
    {
        lock (_group.Turn)
        {
            if (_ahead is null)
            {
                _group.Train(Epoch, cancellationToken);
            }

            var (loss, failure) = _ahead ?? throw new InvalidOperationException("The epoch was not trained.");
            _ahead = null;
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            Epoch = _run.Epoch;
            return loss;
        }
    }

    public float[] Predict(Dataset rows, CancellationToken cancellationToken) => InStep().Predict(rows, cancellationToken);

    public NetworkWeights SaveWeights() => InStep().SaveWeights();

    public void LoadWeights(NetworkWeights weights) => InStep().LoadWeights(weights);

    public TrainingState? SaveState() => _ahead is null ? _run.SaveState() : null;

    public void LoadState(TrainingState state)
    {
        InStep().LoadState(state);
        Epoch = _run.Epoch;
    }

    public void Dispose()
    {
        lock (_group.Turn)
        {
            _group.Remove(this);
            _run.Dispose();
        }
    }

    private ITrainingRun InStep() => _ahead is null ? _run : throw new InvalidOperationException("The run was asked while another of its group was ahead.");
}

using System.Collections.Immutable;
using System.Diagnostics;
using NasDsl.Engines;

namespace NasDsl.Search.Journal;

/// <summary>How far the training of one trial is, over all processes that worked on it. One thread works on it at a time.</summary>
internal sealed class TrainingProgress
{
    private readonly int _trial;
    private readonly TrainingStage _stage;
    private readonly Stopwatch _watch = new();
    private readonly TimeSpan _before;
    private readonly ImmutableArray<double> _stateLosses;
    private readonly double _stateShare;
    private ImmutableArray<TrialRecord> _known;
    private TrainingState? _state;
    private TimeSpan _saved;

    /// <summary>Begins, with what was kept.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <param name="stage">What the training is for.</param>
    /// <param name="checkpoint">What was kept, or null.</param>
    public TrainingProgress(int trial, TrainingStage stage, TrainingCheckpoint? checkpoint)
    {
        _trial = trial;
        _stage = stage;
        _before = checkpoint?.Elapsed ?? TimeSpan.Zero;
        _saved = _before;
        _known = checkpoint?.Measured ?? [];
        _state = checkpoint?.State;
        _stateLosses = checkpoint?.Losses ?? [];
        _stateShare = checkpoint?.Share ?? 1;
    }

    /// <summary>The mean loss in each epoch of the run as it is.</summary>
    public ImmutableArray<double> Losses { get; private set; } = [];

    /// <summary>What was measured on the way.</summary>
    public ImmutableArray<TrialRecord> Measured { get; private set; } = [];

    /// <summary>The share of the rows or of the resolution.</summary>
    public double Share { get; set; } = 1;

    /// <summary>How long it was worked on.</summary>
    public TimeSpan Elapsed => _before + _watch.Elapsed;

    /// <summary>How much of that would be lost.</summary>
    public TimeSpan Unsaved => Elapsed - _saved;

    /// <summary>The time runs from now on.</summary>
    public void Start() => _watch.Start();

    /// <summary>The time stands still.</summary>
    public void Stop() => _watch.Stop();

    /// <summary>A fresh run has begun: it takes up the state that was kept, when that is not further than it has to go.</summary>
    /// <param name="run">The run, at epoch 0.</param>
    /// <param name="epochs">How far it has to go.</param>
    public void Begin(ITrainingRun run, int epochs)
    {
        Losses = [];
        if (_state is not { } state || state.Epoch > epochs || !_stateShare.Equals(Share))
        {
            return;
        }

        _state = null;
        run.LoadState(state);
        Losses = _stateLosses;
    }

    /// <summary>One more epoch was trained.</summary>
    /// <param name="loss">Its mean loss.</param>
    public void Add(double loss) => Losses = Losses.Add(loss);

    /// <summary>A rung was measured.</summary>
    /// <param name="record">What was measured.</param>
    public void Add(TrialRecord record) => Measured = Measured.Add(record);

    /// <summary>Finds what was measured at a rung before the search was ended.</summary>
    /// <param name="epochs">The epochs of the rung.</param>
    /// <param name="share">Its share.</param>
    /// <returns>The record, or null when it was not measured.</returns>
    public TrialRecord? Recall(int epochs, double share)
    {
        var known = _known.FirstOrDefault(record => record.Epochs == epochs && record.Share.Equals(share));
        if (known is not null)
        {
            _known = _known.Remove(known);
            Add(known);
        }

        return known;
    }

    /// <summary>All that has to be kept to go on.</summary>
    /// <param name="state">The state of the run, or null when it is over.</param>
    /// <returns>The checkpoint.</returns>
    public TrainingCheckpoint ToCheckpoint(TrainingState? state)
    {
        _saved = Elapsed;
        return new TrainingCheckpoint(_trial, _stage, Share, Losses, Elapsed, Measured, state);
    }
}

using NasDsl.Engines;

namespace NasDsl.Search.Journal;

/// <summary>Takes trainings up where they were when the search was ended, and keeps those that would be lost by it.</summary>
/// <param name="journal">Where they are kept; a journal that keeps trials alone keeps no trainings.</param>
/// <param name="patience">How much time of training may be lost.</param>
internal sealed class TrainingKeeper(ITrialJournal? journal, TimeSpan patience)
{
    private readonly ICheckpointJournal? _journal = journal as ICheckpointJournal;

    /// <summary>Keeps nothing.</summary>
    public static TrainingKeeper None { get; } = new(null, TimeSpan.Zero);

    /// <summary>Begins or takes up a training.</summary>
    /// <param name="trial">The number of its trial.</param>
    /// <param name="stage">What it is for.</param>
    /// <returns>Its progress: what is known of it so far.</returns>
    public TrainingProgress Begin(int trial, TrainingStage stage) => new(trial, stage, _journal?.FindCheckpoint(trial, stage));

    /// <summary>Keeps a training, when more time than there is patience for would be lost.</summary>
    /// <param name="progress">The training.</param>
    /// <param name="run">Its run; null when it is over but for others that it is compared with.</param>
    public void Offer(TrainingProgress progress, ITrainingRun? run)
    {
        if (_journal is null || progress.Unsaved < patience)
        {
            return;
        }

        var state = run?.SaveState();
        if (state is not null || !progress.Measured.IsEmpty)
        {
            _journal.Save(progress.ToCheckpoint(state));
        }
    }
}

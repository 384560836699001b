namespace NasDsl.Search.Journal;

/// <summary>A journal that keeps trainings that are not over, too: what was trained for long goes on from its last epoch. Its members are called by the threads that train.</summary>
public interface ICheckpointJournal : ITrialJournal
{
    /// <summary>Finds what is kept of a training.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <param name="stage">What the training is for.</param>
    /// <returns>The checkpoint, or null when there is none.</returns>
    TrainingCheckpoint? FindCheckpoint(int trial, TrainingStage stage);

    /// <summary>Keeps a training in place of what was kept of it before. It is of no use any more when its trial is added.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    void Save(TrainingCheckpoint checkpoint);
}

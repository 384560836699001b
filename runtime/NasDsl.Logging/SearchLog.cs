using Microsoft.Extensions.Logging;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Logging;

/// <summary>
/// Writes what happens in a search to a logger: it is the journal of the search, its progress, or both. Trials are information, those that failed warnings, those that were stopped early and what was kept on the way
/// are for debugging.
/// </summary>
/// <param name="logger">The logger.</param>
/// <param name="inner">The journal that keeps what is written here, such as a study, or null for none.</param>
public sealed partial class SearchLog(ILogger logger, ITrialJournal? inner = null) : ICheckpointJournal, IProgress<SearchProgress>
{
    private int _generations;

    /// <inheritdoc/>
    public Trial? Find(int id)
    {
        var trial = inner?.Find(id);
        if (trial is not null)
        {
            Restored(logger, id);
        }

        return trial;
    }

    /// <inheritdoc/>
    public void Add(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        inner?.Add(trial);
        if (trial.Status == TrialStatus.Failed)
        {
            Failed(logger, trial.Id, trial.Reason ?? "", trial.Genome);
        }
        else if (trial.Status == TrialStatus.Stopped)
        {
            Stopped(logger, trial.Id, trial.Epochs, trial.Reason ?? "others are more promising");
        }
        else
        {
            Finished(logger, trial.Id, trial.Epochs, trial.Elapsed.TotalSeconds, string.Join(", ", trial.Objectives), trial.Genome);
        }
    }

    /// <inheritdoc/>
    public TrainingCheckpoint? FindCheckpoint(int trial, TrainingStage stage) => (inner as ICheckpointJournal)?.FindCheckpoint(trial, stage);

    /// <inheritdoc/>
    public void Save(TrainingCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (inner is ICheckpointJournal journal)
        {
            journal.Save(checkpoint);
            Kept(logger, checkpoint.Trial, checkpoint.Losses.Length);
        }
    }

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Phase == SearchPhase.Searching && value.Generation == _generations)
        {
            // A trial within a generation.
            return;
        }

        _generations = value.Generation;
        Reached(logger, value.Phase, value.Generation, value.Trials, value.Best?.Id, value.Front.Length);
    }

    [LoggerMessage(1, LogLevel.Information, "Trial {Trial} finished after {Epochs} epochs in {Seconds:F1} s: {Objectives}; {Genome}")]
    private static partial void Finished(ILogger logger, int trial, int epochs, double seconds, string objectives, Genomes.Genome genome);

    [LoggerMessage(2, LogLevel.Debug, "Trial {Trial} was stopped after {Epochs} epochs: {Reason}")]
    private static partial void Stopped(ILogger logger, int trial, int epochs, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Trial {Trial} failed: {Reason}; {Genome}")]
    private static partial void Failed(ILogger logger, int trial, string reason, Genomes.Genome genome);

    [LoggerMessage(4, LogLevel.Debug, "Trial {Trial} was known before")]
    private static partial void Restored(ILogger logger, int trial);

    [LoggerMessage(5, LogLevel.Debug, "The training of trial {Trial} is kept after {Epochs} epochs")]
    private static partial void Kept(ILogger logger, int trial, int epochs);

    [LoggerMessage(6, LogLevel.Information, "{Phase}: generation {Generation}, {Trials} trials, best trial {Best}, {Front} in the front")]
    private static partial void Reached(ILogger logger, SearchPhase phase, int generation, int trials, int? best, int front);
}

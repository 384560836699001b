using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Search.Journal;

namespace NasDsl.Search.Evaluation;

/// <summary>A candidate between its proposal and its trial. One thread works on it at a time.</summary>
/// <param name="id">The number of its trial.</param>
/// <param name="generation">The number of its generation.</param>
/// <param name="genome">Its genome.</param>
internal sealed class Candidate(int id, int generation, Genome genome) : IDisposable
{
    private readonly Trial _blank = new(id, generation, genome, TrialStatus.Stopped, null, 0, [], null);

    /// <summary>The number of its trial.</summary>
    public int Id => _blank.Id;

    /// <summary>The number of its generation.</summary>
    public int Generation => _blank.Generation;

    /// <summary>Its genome.</summary>
    public Genome Genome => _blank.Genome;

    /// <summary>Its training, once it has begun.</summary>
    public ITrainingRun? Run { get; set; }

    /// <summary>How far that is, or null before.</summary>
    public TrainingProgress? Progress { get; set; }

    /// <summary>What is known of it by now, or null before it was first measured.</summary>
    public Trial? Trial { get; private set; }

    /// <summary>Whether its trial was found in the journal, so that there is nothing to train.</summary>
    public bool IsRecorded { get; private set; }

    /// <summary>What it is ranked by before any training, more being better, or null when it is not.</summary>
    public double? Score { get; set; }

    /// <summary>Takes over a trial of the journal.</summary>
    public void Restore(Trial trial)
    {
        Trial = trial with { Generation = _blank.Generation, Genome = _blank.Genome };
        Latency = trial.Latency;
        IsRecorded = true;
    }

    /// <summary>Takes over the trial of another search, which this one has not recorded yet.</summary>
    public void Adopt(Trial trial) => Trial = trial with { Id = _blank.Id, Generation = _blank.Generation, Genome = _blank.Genome };

    /// <summary>Forgets what was recorded: it has to be measured again, together with candidates that were not recorded. Its latency, which would be another one, is kept.</summary>
    public void Forget()
    {
        Trial = null;
        IsRecorded = false;
    }

    /// <summary>The seconds that one sample takes on this machine, once that was measured.</summary>
    public double? Latency { get; set; }

    /// <summary>The share of the rows or of the resolution that it is being trained on.</summary>
    public double Share { get; set; } = 1;

    /// <summary>Keeps what was measured at a rung.</summary>
    public void Measure(int epochs, Metrics metrics, IEnumerable<double> objectives) =>
        Trial = _blank with { Epochs = epochs, Share = Share, Latency = Latency, Metrics = metrics, Objectives = [.. objectives], Curve = Trial?.Curve ?? [], Losses = Progress?.Losses ?? [] };

    /// <summary>Takes over what was measured at a rung before the search was ended.</summary>
    public void Recall(TrialRecord record)
    {
        Share = record.Share;
        Latency = record.Latency;
        Trial = _blank with
        {
            Epochs = record.Epochs,
            Share = record.Share,
            Latency = record.Latency,
            Metrics = record.Metrics,
            Objectives = record.Objectives,
            Curve = Trial?.Curve ?? [],
            Losses = record.Losses,
            RightRows = record.RightRows,
        };
    }

    /// <summary>Keeps how long it was worked on.</summary>
    public void Clock() => Trial = Trial is null ? null : Trial with { Elapsed = Progress?.Elapsed ?? TimeSpan.Zero };

    /// <summary>Keeps the first objective as it is now, to compare others with.</summary>
    public void ExtendCurve() => Trial = Trial is { Objectives: { IsEmpty: false } values } ? Trial with { Curve = Trial.Curve.Add(values[0]) } : Trial;

    /// <summary>Keeps which validation rows it answers rightly.</summary>
    public void Keep(RowSet rightRows) => Trial = Trial is null ? null : Trial with { RightRows = rightRows };

    /// <summary>The training is over, with all of its epochs.</summary>
    public void Finish() => Trial = Trial is null ? null : Trial with { Status = TrialStatus.Finished };

    /// <summary>The training failed.</summary>
    public void Fail(int epochs, string reason) =>
        Trial = _blank with { Status = TrialStatus.Failed, Reason = reason, Epochs = epochs, Share = Share, Latency = Latency, Losses = Progress?.Losses ?? [] };

    /// <summary>It is not trained at all.</summary>
    public void Decline(string reason) => Trial = _blank with { Reason = reason };

    /// <inheritdoc/>
    public void Dispose()
    {
        Run?.Dispose();
        Run = null;
    }
}

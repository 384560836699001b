using System.Collections.Immutable;
using NasDsl.Genomes;

namespace NasDsl.Search.Journal;

/// <summary>A trial as it is kept: its genome is a text, so that it can be read without its space.</summary>
/// <param name="Id">Its number within the search, from 0.</param>
/// <param name="Generation">The number of its generation, from 0.</param>
/// <param name="Genome">Its genome, as <see cref="Genomes.Genome.ToString"/> writes it.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it failed or was not trained, or null.</param>
/// <param name="Epochs">How many epochs it was trained for.</param>
/// <param name="Objectives">The values of the objectives; empty when it failed or was not trained.</param>
/// <param name="Metrics">What was measured on the validation rows, or null.</param>
public sealed record TrialRecord(
    int Id,
    int Generation,
    string Genome,
    TrialStatus Status,
    string? Reason,
    int Epochs,
    ImmutableArray<double> Objectives,
    Metrics? Metrics)
{
    /// <summary>The share of the rows or of the resolution that it was trained on.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The seconds that one sample took on the machine that searched, where the search depends on that; else null.</summary>
    public double? Latency { get; init; }

    /// <summary>The values of the first objective after the epochs at which it was compared with others, by <c>fidelity median</c>; else empty.</summary>
    public ImmutableArray<double> Curve { get; init; } = [];

    /// <summary>The mean loss over the training rows in each epoch.</summary>
    public ImmutableArray<double> Losses { get; init; } = [];

    /// <summary>The validation rows that it answers rightly, or null.</summary>
    public RowSet? RightRows { get; init; }

    /// <summary>How long it was trained and measured.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What is kept of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>The record.</returns>
    public static TrialRecord Of(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return new TrialRecord(trial.Id, trial.Generation, trial.Genome.ToString(), trial.Status, trial.Reason, trial.Epochs, trial.Objectives, trial.Metrics)
        {
            Share = trial.Share,
            Latency = trial.Latency,
            Curve = trial.Curve,
            Losses = trial.Losses,
            RightRows = trial.RightRows,
            Elapsed = trial.Elapsed,
        };
    }

    /// <summary>Makes the trial again.</summary>
    /// <param name="space">The space of the search, with the genes of its recipe.</param>
    /// <returns>The trial.</returns>
    /// <exception cref="FormatException">The genome is none of this space.</exception>
    public Trial ToTrial(Space space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new Trial(Id, Generation, space.Parse(Genome), Status, Reason, Epochs, Objectives, Metrics)
        {
            Share = Share,
            Latency = Latency,
            Curve = Curve,
            Losses = Losses,
            RightRows = RightRows,
            Elapsed = Elapsed,
        };
    }
}

using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Networks;

namespace NasDsl.Search;

/// <summary>One candidate that was tried.</summary>
/// <param name="Id">Its number within the search, from 0, in the order of the proposals.</param>
/// <param name="Generation">The number of the generation that it belongs to, from 0.</param>
/// <param name="Genome">Its genome.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it failed or was not trained, or null.</param>
/// <param name="Epochs">How many epochs it was trained for.</param>
/// <param name="Objectives">The values of the objectives, in their order; empty when it failed or was not trained.</param>
/// <param name="Metrics">What was measured on the validation rows after the last epoch, or null when it failed or was not trained.</param>
public sealed record Trial(
    int Id,
    int Generation,
    Genome Genome,
    TrialStatus Status,
    string? Reason,
    int Epochs,
    ImmutableArray<double> Objectives,
    Metrics? Metrics)
{
    /// <summary>The share of the rows or of the resolution that it was trained on, where the fidelity is over these; else 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The seconds that one sample takes on the machine that searches, where the search depends on a <c>device = local</c>; else null. It was measured before the training.</summary>
    public double? Latency { get; init; }

    /// <summary>The values of the first objective after the epochs at which it was compared with other trials, by <c>fidelity median</c>; else empty.</summary>
    public ImmutableArray<double> Curve { get; init; } = [];

    /// <summary>The mean loss over the training rows in each epoch, in the order of the epochs; empty where nothing was trained.</summary>
    public ImmutableArray<double> Losses { get; init; } = [];

    /// <summary>How long it was trained and measured, on one thread: the only thing here that is not the same in every run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The validation rows that it answers rightly, kept where challenges compete with the candidates, else null.</summary>
    public RowSet? RightRows { get; init; }

    /// <summary>Its architecture.</summary>
    public Network Network => Genome.Network;
}

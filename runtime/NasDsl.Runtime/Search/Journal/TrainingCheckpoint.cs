using System.Collections.Immutable;
using NasDsl.Engines;

namespace NasDsl.Search.Journal;

/// <summary>What is kept of a training that is not over, so that it goes on from there.</summary>
/// <param name="Trial">The number of the trial.</param>
/// <param name="Stage">What the training is for.</param>
/// <param name="Share">The share of the rows or of the resolution that it is trained on.</param>
/// <param name="Losses">The mean loss in each epoch so far.</param>
/// <param name="Elapsed">How long it was trained and measured so far.</param>
/// <param name="Measured">What was measured of a candidate on the way: one record for each rung, in their order.</param>
/// <param name="State">The state of the training, or null when only the measurements are of use.</param>
public sealed record TrainingCheckpoint(
    int Trial,
    TrainingStage Stage,
    double Share,
    ImmutableArray<double> Losses,
    TimeSpan Elapsed,
    ImmutableArray<TrialRecord> Measured,
    TrainingState? State);

using System.Collections.Immutable;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>A training that was kept before it was over.</summary>
/// <param name="Trial">The number of its trial.</param>
/// <param name="Stage">What it is for.</param>
/// <param name="Losses">The mean loss in each epoch so far.</param>
/// <param name="Elapsed">How long it was trained so far.</param>
public sealed record StudyProgress(int Trial, TrainingStage Stage, ImmutableArray<double> Losses, TimeSpan Elapsed);

using System.Collections.Immutable;

namespace NasDsl.Studies;

/// <summary>All that a study holds of one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Trials">Its trials, in the order of their numbers.</param>
/// <param name="Weights">The weights of the champion in the safetensors layout, or null when the run is not over.</param>
public sealed record StudyRunContents(StudyRun Run, ImmutableArray<StudyTrial> Trials, ImmutableArray<byte>? Weights);

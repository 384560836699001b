using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>A trial of a study.</summary>
/// <param name="Run">The number of its run.</param>
/// <param name="Record">The trial.</param>
/// <param name="Network">Its architecture, one operation a line.</param>
/// <param name="Architecture">A hash of that: equal for equal architectures, in whatever space they are.</param>
/// <param name="Costs">What it costs for one sample.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Origin">Where it was measured when this run took it over, or null.</param>
public sealed record StudyTrial(int Run, TrialRecord Record, string Network, string Architecture, StudyCosts Costs, DateTimeOffset RecordedAt, StudyOrigin? Origin)
{
    /// <summary>Its number within the run, from 0.</summary>
    public int Id => Record.Id;
}

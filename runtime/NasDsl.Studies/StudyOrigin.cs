namespace NasDsl.Studies;

/// <summary>Where a trial was measured that a run took over.</summary>
/// <param name="Run">The number of the earlier run.</param>
/// <param name="Trial">The number of the trial there.</param>
public sealed record StudyOrigin(int Run, int Trial);

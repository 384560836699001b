namespace NasDsl.Engines;

/// <summary>The learning rate is multiplied by a factor again and again.</summary>
/// <param name="Every">The epochs between two multiplications; need not be whole.</param>
/// <param name="Factor">What it is multiplied by.</param>
public sealed record StepSchedule(double Every, double Factor) : ScheduleSettings;

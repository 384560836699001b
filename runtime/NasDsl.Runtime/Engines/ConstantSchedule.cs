namespace NasDsl.Engines;

/// <summary>The learning rate stays.</summary>
public sealed record ConstantSchedule : ScheduleSettings;

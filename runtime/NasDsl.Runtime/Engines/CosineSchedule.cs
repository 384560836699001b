namespace NasDsl.Engines;

/// <summary>The learning rate falls from its full value to 0 along half a cosine (Loshchilov and Hutter, 2017, without restarts).</summary>
public sealed record CosineSchedule : ScheduleSettings;

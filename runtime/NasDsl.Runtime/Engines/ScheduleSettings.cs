namespace NasDsl.Engines;

/// <summary>How the learning rate changes over the steps of all epochs, after the warm-up.</summary>
public abstract record ScheduleSettings;

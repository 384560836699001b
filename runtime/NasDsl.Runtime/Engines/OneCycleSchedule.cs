namespace NasDsl.Engines;

/// <summary>The learning rate rises to its full value and falls again, along half a cosine each (Smith and Topin, 2019), as PyTorch defines it; momentum stays.</summary>
/// <param name="Rise">The share of the steps in which it rises.</param>
/// <param name="Start">What it begins with, as a share of its full value.</param>
/// <param name="End">What it ends with, as a share of its full value.</param>
public sealed record OneCycleSchedule(double Rise, double Start, double End) : ScheduleSettings;

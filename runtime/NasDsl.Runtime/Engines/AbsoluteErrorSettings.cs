namespace NasDsl.Engines;

/// <summary>The mean absolute error of numbers.</summary>
public sealed record AbsoluteErrorSettings : LossSettings;

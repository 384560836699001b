namespace NasDsl.Engines;

/// <summary>The mean squared error of numbers.</summary>
public sealed record SquaredErrorSettings : LossSettings;

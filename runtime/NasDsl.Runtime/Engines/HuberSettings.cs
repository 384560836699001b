namespace NasDsl.Engines;

/// <summary>The mean of e^2 / 2 for errors e up to delta, and delta (|e| - delta / 2) beyond (Huber, 1964).</summary>
/// <param name="Delta">The error at which it becomes linear.</param>
public sealed record HuberSettings(double Delta) : LossSettings;

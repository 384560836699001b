namespace NasDsl.Engines;

/// <summary>Multiplies all numbers of a row by one that is drawn uniformly from 1 - spread to 1 + spread.</summary>
/// <param name="Spread">How far the number is from 1 at most.</param>
public sealed record ScaleSettings(double Spread) : AugmentationSettings;

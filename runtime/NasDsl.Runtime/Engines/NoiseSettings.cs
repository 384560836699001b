namespace NasDsl.Engines;

/// <summary>Adds normally distributed noise to each number.</summary>
/// <param name="Deviation">Its standard deviation.</param>
public sealed record NoiseSettings(double Deviation) : AugmentationSettings;

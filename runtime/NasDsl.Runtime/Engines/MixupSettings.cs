namespace NasDsl.Engines;

/// <summary>
/// Mixes a row, and its target, with another row of the training rows (Zhang et al., 2018), after all else that is done to both.
/// </summary>
/// <param name="Alpha">The parameter of the symmetric beta distribution that the share comes from, up to 1.</param>
public sealed record MixupSettings(double Alpha) : AugmentationSettings;

namespace NasDsl.Engines;

/// <summary>Moves the input by up to so many places along each axis, all distances equally likely. Where an input has fewer places, it moves by at most one less than those.</summary>
/// <param name="By">The greatest number of places.</param>
/// <param name="IsMirrored">Whether what comes in from outside is mirrored at the outermost place, instead of 0: padding with mirrored places and cutting at random.</param>
public sealed record ShiftSettings(int By, bool IsMirrored) : AugmentationSettings;

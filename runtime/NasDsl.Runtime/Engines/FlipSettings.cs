namespace NasDsl.Engines;

/// <summary>Turns images over.</summary>
/// <param name="Chance">The share of the rows that are turned, for each axis by itself.</param>
/// <param name="IsHorizontal">Whether left and right change places.</param>
/// <param name="IsVertical">Whether top and bottom change places.</param>
public sealed record FlipSettings(double Chance, bool IsHorizontal, bool IsVertical) : AugmentationSettings;

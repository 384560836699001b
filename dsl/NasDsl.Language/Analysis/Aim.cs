namespace NasDsl.Language.Analysis;

/// <summary>What a walk seeks: little or much of one property.</summary>
/// <param name="Dimension">The property.</param>
/// <param name="IsLeast">Whether less is better.</param>
internal readonly record struct Aim(Dimension Dimension, bool IsLeast);

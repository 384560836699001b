namespace NasDsl.Language.Analysis;

/// <summary>The least and the greatest cost over all well-shaped architectures of a space, before its requirements.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="IsExact">Whether there are architectures with these costs; otherwise no architecture costs less than the one or more than the other.</param>
public sealed record CostRange(long Minimum, long Maximum, bool IsExact);

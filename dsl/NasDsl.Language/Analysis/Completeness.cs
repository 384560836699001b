namespace NasDsl.Language.Analysis;

/// <summary>
/// Which parts of a Turing-equivalent component set a space has (de Wynter, 2019): a search over a poorer set may miss the best function whatever its strategy.
/// </summary>
/// <param name="HasAffineMap">Whether there is a convolution or a linear map, by itself or as a part of attention or recurrence.</param>
/// <param name="HasNonlinearity">Whether there is an activation or a maximum.</param>
/// <param name="HasUnboundedDepth">Whether there is recurrence. No construct of the language has a depth without limit yet.</param>
public sealed record Completeness(bool HasAffineMap, bool HasNonlinearity, bool HasUnboundedDepth);

namespace NasDsl.Language.Analysis;

/// <summary>A way that leads to an operation which cannot take what it gets.</summary>
/// <param name="Place">The operation.</param>
/// <param name="IsShape">Whether the shape is wrong, or else the value of an argument.</param>
/// <param name="Reason">The broken rule.</param>
/// <param name="Witness">The choices that lead there.</param>
internal sealed record Fault(Place Place, bool IsShape, string Reason, Witness Witness);

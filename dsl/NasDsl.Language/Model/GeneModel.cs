using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>One choice of a space or of a training recipe.</summary>
/// <param name="Index">Its place in the flat genome.</param>
/// <param name="Path">Its stable name within the space, such as <c>stage[0].Conv.kernel</c>.</param>
/// <param name="Domain">The values it can take.</param>
/// <param name="Condition">When it is active, or null when it always is.</param>
/// <param name="Location">Where it was written.</param>
public sealed record GeneModel(int Index, string Path, GeneDomain Domain, GeneCondition? Condition, SourceLocation Location);

using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A fact about every candidate: a genome for which it is false is never trained.</summary>
/// <param name="Condition">What must not be false.</param>
/// <param name="Text">The requirement as it is written, in canonical layout.</param>
/// <param name="Location">Where it was written.</param>
public sealed record RequirementModel(Expression Condition, string Text, SourceLocation Location);

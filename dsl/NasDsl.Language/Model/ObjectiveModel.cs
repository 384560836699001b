using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>maximize accuracy;</c></summary>
/// <param name="IsMaximized">Whether more is better.</param>
/// <param name="Expression">What is measured: metrics, costs and arithmetic over them.</param>
/// <param name="Text">The expression as it is written, in canonical layout.</param>
/// <param name="Location">Where it was written.</param>
public sealed record ObjectiveModel(bool IsMaximized, Expression Expression, string Text, SourceLocation Location);

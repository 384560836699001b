namespace NasDsl.Language.Model;

/// <summary>A measured quality of a trained candidate, on the validation rows.</summary>
/// <param name="Name">Its name in the language: <c>accuracy</c>, <c>error</c>, <c>loss</c>, ...</param>
/// <param name="Place">The place whose output is measured, for <c>ldcl(stem)</c>, else null.</param>
public sealed record MetricExpression(string Name, string? Place = null) : Expression;

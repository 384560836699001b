namespace NasDsl.Language.Model;

/// <summary>A measured quality of a trained candidate, on the validation rows.</summary>
/// <param name="Name">Its name in the language: <c>accuracy</c>, <c>error</c>, <c>loss</c>, ...; in the end of a search also <c>stalled</c>, the trials since the front has changed.</param>
/// <param name="Place">The place whose output is measured, for <c>ldcl(stem)</c>, else null.</param>
public sealed record MetricExpression(string Name, string? Place = null) : Expression;

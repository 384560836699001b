namespace NasDsl.Language.Model;

/// <summary>A measured quality of a trained candidate, on the validation rows.</summary>
/// <param name="Name">Its name in the language: <c>accuracy</c>, <c>error</c>, <c>loss</c>, ...</param>
public sealed record MetricExpression(string Name) : Expression;

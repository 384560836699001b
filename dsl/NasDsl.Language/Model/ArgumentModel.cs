namespace NasDsl.Language.Model;

/// <summary>A named value: an argument of an operation, an optimiser or a schedule.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its value, which may depend on genes.</param>
public sealed record ArgumentModel(string Name, Expression Value);

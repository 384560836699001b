namespace NasDsl.Language.Model;

/// <summary>A named constant: an option of a strategy or of a fidelity.</summary>
/// <param name="Name">The option.</param>
/// <param name="Value">Its value, in base units.</param>
public sealed record OptionModel(string Name, Value Value);

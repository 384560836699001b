using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>One operation of a composition: its parameters are fixed, or those of the composition with the same names, or have their defaults.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parameter">The parameter that is fixed.</param>
/// <param name="Value">Its value.</param>
public sealed record CompositionPart(string Operation, string Parameter, Value Value);

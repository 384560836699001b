using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>One number of an individual: a gene of the space, or the pointer of a blueprint to a species of modules.</summary>
/// <param name="Domain">The values of the gene, or null for a pointer.</param>
/// <param name="Population">The population that a pointer points into, or -1 for a gene.</param>
/// <param name="Condition">When the slot is active; it speaks of slots of the same individual.</param>
internal sealed record Slot(GeneDomain? Domain, int Population, GeneCondition? Condition);

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step of a decision diagram: some genes get values, and a piece of the network is there.</summary>
/// <param name="Choices">The genes with the indices of their values.</param>
/// <param name="Symbol">The letter that the step adds to the word of the architecture, or -1.</param>
/// <param name="Cost">What the step adds to the costs.</param>
/// <param name="Target">Where it leads.</param>
internal sealed record DecisionStep(GeneChoice[] Choices, int Symbol, CostVector Cost, DecisionNode Target);

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step out of a state.</summary>
/// <param name="Choices">The genes that it decides.</param>
/// <param name="Symbol">The letter that it writes, or -1.</param>
/// <param name="Cost">What it adds to the costs.</param>
/// <param name="State">Where it leads.</param>
internal readonly record struct NextState(GeneChoice[] Choices, int Symbol, CostVector Cost, DecisionState State);

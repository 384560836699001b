using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step out of a structure node.</summary>
/// <param name="Choices">The genes that it decides.</param>
/// <param name="Symbol">The letter that it writes, or -1.</param>
/// <param name="Cost">What it adds to the costs.</param>
/// <param name="Target">Where it leads.</param>
internal readonly record struct StructureStep(ChoiceSet Choices, int Symbol, CostVector Cost, StructureNode Target);

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step of a decision diagram: some genes get values, and a piece of the network is there.</summary>
/// <param name="steps">Holds what is decided and written: nodes that differ in requirements alone share it.</param>
/// <param name="index">Where in it.</param>
/// <param name="target">Where it leads.</param>
internal readonly struct DecisionStep(StructureStep[] steps, int index, DecisionNode target)
{
    /// <summary>The genes with the indices of their values.</summary>
    public GeneChoice[] Choices => steps[index].Choices.Genes;

    /// <summary>The letter that the step adds to the word of the architecture, or -1.</summary>
    public int Symbol => steps[index].Symbol;

    /// <summary>What the step adds to the costs.</summary>
    public CostVector Cost => steps[index].Cost;

    /// <summary>Where it leads.</summary>
    public DecisionNode Target => target;
}

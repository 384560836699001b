using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step of a decision diagram: some genes get values, and a piece of the network is there.</summary>
/// <param name="step">What is decided and written.</param>
/// <param name="target">Where it leads.</param>
internal readonly struct DecisionStep(StructureStep step, DecisionNode target)
{
    /// <summary>The genes with the indices of their values.</summary>
    public GeneChoice[] Choices => step.Choices.Genes;

    /// <summary>The letter that the step adds to the word of the architecture, or -1.</summary>
    public int Symbol => step.Symbol;

    /// <summary>What the step adds to the costs.</summary>
    public CostVector Cost => step.Cost;

    /// <summary>Where it leads.</summary>
    public DecisionNode Target => target;
}

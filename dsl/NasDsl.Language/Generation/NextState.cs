using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A step out of a state.</summary>
/// <param name="choices">The genes that it decides.</param>
/// <param name="symbol">The letter that it writes, or -1.</param>
/// <param name="cost">What it adds to the costs.</param>
/// <param name="state">Where it leads.</param>
internal readonly struct NextState(ChoiceSet choices, int symbol, CostVector cost, DecisionState state)
{
    /// <summary>The genes that it decides.</summary>
    public ChoiceSet Choices { get; } = choices;

    /// <summary>The letter that it writes, or -1.</summary>
    public int Symbol { get; } = symbol;

    /// <summary>What it adds to the costs.</summary>
    public CostVector Cost { get; } = cost;

    /// <summary>Where it leads.</summary>
    public DecisionState State { get; init; } = state;
}

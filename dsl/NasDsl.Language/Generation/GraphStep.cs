namespace NasDsl.Language.Generation;

/// <summary>A step between two nodes, by numbers.</summary>
/// <param name="choices">The number of the genes that it decides.</param>
/// <param name="symbol">The letter that it writes, or -1.</param>
/// <param name="cost">The number of what it adds to the costs.</param>
/// <param name="target">The node to which it leads.</param>
internal readonly struct GraphStep(int choices, int symbol, int cost, int target)
{
    /// <summary>The number of the genes that it decides.</summary>
    public int Choices { get; } = choices;

    /// <summary>The letter that it writes, or -1.</summary>
    public int Symbol { get; } = symbol;

    /// <summary>The number of what it adds to the costs.</summary>
    public int Cost { get; } = cost;

    /// <summary>The node to which it leads.</summary>
    public int Target { get; } = target;

    /// <summary>The same step to another node.</summary>
    /// <param name="target">The node.</param>
    /// <returns>The step.</returns>
    public GraphStep To(int target) => new(Choices, Symbol, Cost, target);
}

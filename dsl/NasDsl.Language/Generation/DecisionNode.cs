using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A node of a decision diagram: a moment in the making of a genome, where all that was decided before has come to the same for what follows.</summary>
/// <param name="id">A number of its own.</param>
/// <param name="requirements">What is still asked for.</param>
/// <param name="isEnd">Whether a genome can end here.</param>
internal sealed class DecisionNode(int id, OpenRequirements requirements, bool isEnd)
{
    /// <summary>A number of its own.</summary>
    public int Id { get; } = id;

    /// <summary>What the requirements still ask for.</summary>
    public OpenRequirements Requirements { get; } = requirements;

    /// <summary>Whether a genome can end here.</summary>
    public bool IsEnd { get; } = isEnd;

    /// <summary>The steps from here that lead to an end.</summary>
    public DecisionStep[] Steps { get; set; } = [];

    /// <summary>How many ways lead from here to an end, costs apart.</summary>
    public double Count { get; set; }

    /// <summary>What the rest can cost, by <see cref="Dimension"/>; only dimensions that requirements ask for are there.</summary>
    public CostSet?[] Rest { get; set; } = [];

    /// <summary>What the rest can need in memory; null where no requirement asks for it.</summary>
    public MemoryFront? Memory { get; set; }
}

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A node of an architecture diagram: all that genomes can have come to which have written the same so far.</summary>
/// <param name="members">The nodes of the decision diagram, a choice that writes nothing being as good as taken.</param>
internal sealed class ArchitectureNode(IReadOnlyList<DecisionNode> members)
{
    /// <summary>The nodes of the decision diagram.</summary>
    public IReadOnlyList<DecisionNode> Members { get; } = members;

    /// <summary>Whether an architecture ends here.</summary>
    public bool IsEnd { get; } = members.Any(member => member.IsEnd);

    /// <summary>The letters that can follow.</summary>
    public IReadOnlyList<(int Symbol, CostVector Cost, ArchitectureNode Target)> Steps { get; set; } = [];

    /// <summary>How many architectures there are from here.</summary>
    public double Count { get; set; }
}

using System.Numerics;
using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>A node of an architecture diagram: all that genomes can have come to which have written the same so far, a choice that writes nothing being as good as taken.</summary>
/// <param name="members">The numbers of the nodes of the decision diagram, ascending.</param>
/// <param name="ends">Those of the nodes at which an architecture ends.</param>
internal sealed class ArchitectureNode(int[] members, IReadOnlyList<DecisionNode> ends)
{
    /// <summary>The nodes of the decision diagram at which an architecture ends.</summary>
    public IReadOnlyList<DecisionNode> Ends { get; } = ends;

    /// <summary>Whether an architecture ends here.</summary>
    public bool IsEnd => Ends.Count > 0;

    /// <summary>The letters that can follow.</summary>
    public IReadOnlyList<(int Symbol, CostVector Cost, ArchitectureNode Target)> Steps { get; set; } = [];

    /// <summary>How many architectures there are from here.</summary>
    public double Count { get; set; }

    /// <summary>Whether all of them certainly meet the requirements: not where something is asked for that only a finished genome tells.</summary>
    public bool IsProven { get; set; }

    /// <summary>Whether genomes that have written the same so far can have come to a node.</summary>
    /// <param name="node">The node of the decision diagram.</param>
    /// <returns>True when they can.</returns>
    public bool Has(DecisionNode node) => Array.BinarySearch(members, node.Id) >= 0;

    /// <summary>Counts the architectures from here, to the last one.</summary>
    /// <returns>The number.</returns>
    public BigInteger CountExactly() => CountExactly([]);

    private BigInteger CountExactly(Dictionary<ArchitectureNode, BigInteger> known)
    {
        if (!known.TryGetValue(this, out var count))
        {
            count = Steps.Aggregate(IsEnd ? BigInteger.One : BigInteger.Zero, (sum, step) => sum + step.Target.CountExactly(known));
            known.Add(this, count);
        }

        return count;
    }
}

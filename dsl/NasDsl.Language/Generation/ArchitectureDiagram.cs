using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>
/// The distinct architectures of a decision diagram as words, each once however many genomes write it: the diagram made deterministic (subset construction: Rabin and Scott, 1959).
/// Counting the ways from each node then allows to draw every architecture with the same probability.
/// </summary>
internal sealed class ArchitectureDiagram
{
    private const long MostSteps = 300_000;

    private readonly WorkMeter _work = new(MostSteps);
    private readonly Dictionary<string, ArchitectureNode> _nodes = [];

    private ArchitectureDiagram()
    {
    }

    /// <summary>Makes a diagram deterministic.</summary>
    /// <param name="root">Where its ways begin.</param>
    /// <returns>Where all words begin, or null when there would be too many nodes.</returns>
    public static ArchitectureNode? Create(DecisionNode root)
    {
        try
        {
            return DeepStack.Run(() => new ArchitectureDiagram().Visit([root]));
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    private ArchitectureNode Visit(IEnumerable<DecisionNode> start)
    {
        var members = Close(start);
        var key = string.Join(",", members.Select(member => member.Id));
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        var node = new ArchitectureNode(members);
        _nodes.Add(key, node);
        var bySymbol = members.SelectMany(member => member.Steps).Where(step => step.Symbol >= 0).GroupBy(step => step.Symbol).OrderBy(group => group.Key);
        var steps = new List<(int Symbol, CostVector Cost, ArchitectureNode Target)>();
        foreach (var group in bySymbol)
        {
            steps.Add((group.Key, group.First().Cost, Visit(group.Select(step => step.Target))));
        }

        node.Steps = steps;
        node.Count = (node.IsEnd ? 1 : 0) + steps.Sum(step => step.Target.Count);
        return node;
    }

    // All nodes that are reached without writing anything.
    private List<DecisionNode> Close(IEnumerable<DecisionNode> start)
    {
        var closed = new Dictionary<int, DecisionNode>();
        var open = new Stack<DecisionNode>(start);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (closed.ContainsKey(node.Id))
            {
                continue;
            }

            closed.Add(node.Id, node);
            foreach (var step in node.Steps)
            {
                _work.Spend();
                if (step.Symbol < 0)
                {
                    open.Push(step.Target);
                }
            }
        }

        return [.. closed.Values.OrderBy(node => node.Id)];
    }
}

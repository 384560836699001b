using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>
/// The distinct architectures of a decision diagram as words, each once however many genomes write it: the diagram made deterministic (subset construction: Rabin and Scott, 1959).
/// Counting the ways from each node then allows to draw every architecture with the same probability.
/// </summary>
internal sealed class ArchitectureDiagram
{
    private readonly bool _hasCosts;
    private readonly bool[] _isAsked = new bool[(int)Dimension.Depth + 1];
    private readonly WorkMeter _work;
    private readonly Dictionary<(EquatableArray<int> Members, CostVector Spent), ArchitectureNode> _nodes = [];

    private ArchitectureDiagram(DecisionNode root, bool hasCosts, long steps)
    {
        _hasCosts = hasCosts;
        _work = new WorkMeter(steps);
        for (var dimension = 0; dimension < root.Rest.Length; dimension++)
        {
            _isAsked[dimension] = root.Rest[dimension] is not null;
        }
    }

    /// <summary>Makes a diagram deterministic.</summary>
    /// <param name="root">Where its ways begin.</param>
    /// <param name="hasCosts">
    /// Whether the costs so far tell nodes apart, so that only architectures are there which meet the requirements on costs too, as far as <see cref="ArchitectureNode.IsProven"/> says.
    /// </param>
    /// <param name="steps">How many steps may be looked at.</param>
    /// <returns>Where all words begin, or null when there would be too many nodes.</returns>
    public static ArchitectureNode? Create(DecisionNode root, bool hasCosts = false, long steps = 300_000)
    {
        try
        {
            return DeepStack.Run(() => new ArchitectureDiagram(root, hasCosts, steps).Visit([root], default));
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    private ArchitectureNode Visit(List<DecisionNode> start, CostVector spent)
    {
        var members = Close(start, spent);
        var key = (members.Select(member => member.Id).ToEquatableArray(), spent);
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        var node = new ArchitectureNode(members);
        _nodes.Add(key, node);
        var bySymbol = new SortedDictionary<int, (CostVector Cost, List<DecisionNode> Targets)>();
        foreach (var member in members)
        {
            foreach (var step in member.Steps)
            {
                if (step.Symbol < 0)
                {
                    continue;
                }

                if (!bySymbol.TryGetValue(step.Symbol, out var group))
                {
                    group = (step.Cost, []);
                    bySymbol.Add(step.Symbol, group);
                }

                group.Targets.Add(step.Target);
            }
        }

        var isProven = !node.IsEnd || node.Ends.Any(end => end.Requirements.AreMet(spent));
        var count = node.IsEnd ? 1.0 : 0;
        var steps = new List<(int Symbol, CostVector Cost, ArchitectureNode Target)>();
        foreach (var group in bySymbol)
        {
            var target = Visit(group.Value.Targets, After(spent, group.Value.Cost));
            if (target.Count > 0)
            {
                steps.Add((group.Key, group.Value.Cost, target));
                count += target.Count;
                isProven &= target.IsProven;
            }
        }

        node.Steps = steps;
        node.Count = count;
        node.IsProven = isProven;
        return node;
    }

    // Only what requirements ask for tells nodes apart.
    private CostVector After(CostVector spent, CostVector cost)
    {
        if (!_hasCosts)
        {
            return default;
        }

        long Of(Dimension dimension) => _isAsked[(int)dimension] ? OpenRequirements.Of(spent, dimension) + OpenRequirements.Of(cost, dimension) : 0;
        return new CostVector(Of(Dimension.Params), Of(Dimension.Macs), Of(Dimension.Flops), 0, Of(Dimension.Length), Of(Dimension.Depth));
    }

    // All nodes that are reached without writing anything, and from which the requirements can be met.
    private List<DecisionNode> Close(List<DecisionNode> start, CostVector spent)
    {
        var closed = new SortedDictionary<int, DecisionNode>();
        var open = new Stack<DecisionNode>(start);
        while (open.Count > 0)
        {
            var node = open.Pop();
            _work.Spend();
            if (closed.ContainsKey(node.Id) || (_hasCosts && !node.Requirements.CanBeMet(spent, node)))
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

        return [.. closed.Values];
    }
}

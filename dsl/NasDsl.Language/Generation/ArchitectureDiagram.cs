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
    private readonly Dictionary<Key, ArchitectureNode> _nodes = [];
    private readonly Stack<DecisionNode> _open = [];
    private readonly List<DecisionNode> _closed = [];

    // The number of the closing that has last come to a node, by the number of the node.
    private int[] _lastClosing = new int[64];
    private int _closings;

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
            return DeepStack.Run(() => new ArchitectureDiagram(root, hasCosts, steps).VisitAll(root));
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    private ArchitectureNode VisitAll(DecisionNode root)
    {
        _open.Push(root);
        return Visit(default);
    }

    // Visits what the open nodes have come to.
    private ArchitectureNode Visit(CostVector spent)
    {
        var members = Close(spent);
        var key = new Key(Array.ConvertAll(members, member => member.Id), spent);
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        var node = new ArchitectureNode(key.Members, Array.FindAll(members, member => member.IsEnd));
        _nodes.Add(key, node);
        var (letters, symbols) = LettersOf(members);
        var isProven = !node.IsEnd || node.Ends.Any(end => end.Requirements.AreMet(spent));
        var count = node.IsEnd ? 1.0 : 0;
        var steps = new (int Symbol, CostVector Cost, ArchitectureNode Target)[symbols];
        var kept = 0;
        var next = 0;
        while (next < letters.Length)
        {
            var (symbol, cost) = (letters[next].Symbol, letters[next].Cost);
            for (; next < letters.Length && letters[next].Symbol == symbol; next++)
            {
                _open.Push(letters[next].Target);
            }

            var target = Visit(After(spent, cost));
            if (target.Count > 0)
            {
                steps[kept++] = (symbol, cost, target);
                count += target.Count;
                isProven &= target.IsProven;
            }
        }

        Array.Resize(ref steps, kept);
        node.Steps = steps;
        node.Count = count;
        node.IsProven = isProven;
        return node;
    }

    // The steps that write something, ordered by what they write, and how many letters there are.
    private static (DecisionStep[] Letters, int Symbols) LettersOf(DecisionNode[] members)
    {
        var count = 0;
        foreach (var member in members)
        {
            foreach (var step in member.Steps)
            {
                count += step.Symbol < 0 ? 0 : 1;
            }
        }

        var letters = new DecisionStep[count];
        var order = new long[count];
        var at = 0;
        foreach (var member in members)
        {
            foreach (var step in member.Steps)
            {
                if (step.Symbol >= 0)
                {
                    letters[at] = step;
                    order[at] = ((long)step.Symbol << 32) | (uint)at;
                    at++;
                }
            }
        }

        Array.Sort(order, letters);
        var symbols = 0;
        for (var i = 0; i < count; i++)
        {
            symbols += i == 0 || letters[i].Symbol != letters[i - 1].Symbol ? 1 : 0;
        }

        return (letters, symbols);
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

    // All nodes that are reached from the open ones without writing anything, and from which the requirements can be met.
    private DecisionNode[] Close(CostVector spent)
    {
        _closings++;
        _closed.Clear();
        while (_open.Count > 0)
        {
            var node = _open.Pop();
            _work.Spend();
            if (!IsNew(node) || (_hasCosts && !node.Requirements.CanBeMet(spent, node)))
            {
                continue;
            }

            _closed.Add(node);
            foreach (var step in node.Steps)
            {
                _work.Spend();
                if (step.Symbol < 0)
                {
                    _open.Push(step.Target);
                }
            }
        }

        _closed.Sort((first, second) => first.Id.CompareTo(second.Id));
        return [.. _closed];
    }

    private bool IsNew(DecisionNode node)
    {
        if (node.Id >= _lastClosing.Length)
        {
            Array.Resize(ref _lastClosing, Math.Max(node.Id + 1, 2 * _lastClosing.Length));
        }

        var isNew = _lastClosing[node.Id] != _closings;
        _lastClosing[node.Id] = _closings;
        return isNew;
    }

    private readonly struct Key(int[] members, CostVector spent) : IEquatable<Key>
    {
        private readonly CostVector _spent = spent;

        public int[] Members { get; } = members;

        public bool Equals(Key other)
        {
            if (Members.Length != other.Members.Length || _spent != other._spent)
            {
                return false;
            }

            for (var i = 0; i < Members.Length; i++)
            {
                if (Members[i] != other.Members[i])
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = _spent.GetHashCode();
            foreach (var member in Members)
            {
                hash = unchecked((hash * 31) + member);
            }

            return hash;
        }
    }
}

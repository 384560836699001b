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
    private readonly DecisionGraph _decisions;
    private readonly ArchitectureGraph _graph;

    // The members of nodes, and the costs so far, tell nodes apart.
    private readonly Chunks<CostVector> _spent = new();
    private readonly Chunks<int> _hashes = new();
    private readonly SlotTable _slots = new();

    // Nodes of the decision diagram to look at, and those that were found.
    private int[] _open = new int[64];
    private int _openCount;
    private int[] _members = new int[64];
    private int _memberCount;

    // The number of the closing that has last come to a node, by the number of the node.
    private readonly int[] _lastClosing;
    private int _closings;

    // Of all nodes that are being visited, the letters that follow, in their order, and the steps that are known so far.
    private long[] _order = new long[256];
    private GraphStep[] _letters = new GraphStep[256];
    private int _letterCount;
    private GraphStep[] _steps = new GraphStep[256];
    private int _stepCount;

    private ArchitectureDiagram(DecisionNode root, bool hasCosts, long steps)
    {
        _hasCosts = hasCosts;
        _work = new WorkMeter(steps);
        _decisions = root.Graph;
        _graph = new ArchitectureGraph(_decisions);
        _lastClosing = new int[_decisions.Count];
        for (var dimension = 0; dimension < _isAsked.Length; dimension++)
        {
            _isAsked[dimension] = _decisions.IsAsked((Dimension)dimension);
        }
    }

    /// <summary>Makes a diagram deterministic.</summary>
    /// <param name="root">Where its ways begin.</param>
    /// <param name="hasCosts">
    /// Whether the costs so far tell nodes apart, so that only architectures are there which meet the requirements on costs too, as far as <see cref="ArchitectureNode.IsProven"/> says.
    /// </param>
    /// <param name="steps">How many steps may be looked at.</param>
    /// <returns>Where all words begin, or null when there would be too many nodes.</returns>
    public static ArchitectureNode? Create(DecisionNode root, bool hasCosts = false, long steps = 300_000) =>
        DeepStack.Run(() => new Created(TryCreate(root, hasCosts, steps))).Root;

    private static ArchitectureNode? TryCreate(DecisionNode root, bool hasCosts, long steps)
    {
        try
        {
            var diagram = new ArchitectureDiagram(root, hasCosts, steps);
            diagram.Push(root.Id);
            return new ArchitectureNode(diagram._graph, diagram.Visit(default));
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    // Visits what the open nodes have come to.
    private int Visit(CostVector spent)
    {
        Close(spent);
        var hash = HashOf(spent);
        if (Find(hash, spent) is { } known)
        {
            return known;
        }

        var node = Add(hash, spent);
        var ends = _graph.EndsAt(node);
        var isProven = ends == 0;
        for (var i = 0; i < _memberCount && !isProven; i++)
        {
            isProven = _decisions.IsEnd(_members[i]) && _decisions.RequirementsOf(_members[i]).AreMet(spent);
        }

        var words = ends > 0 ? 1.0 : 0;
        var (firstLetter, firstStep) = (_letterCount, _stepCount);
        AddLetters();
        var endOfLetters = _letterCount;
        for (var next = firstLetter; next < endOfLetters;)
        {
            var letter = _letters[next];
            for (; next < endOfLetters && _letters[next].Symbol == letter.Symbol; next++)
            {
                Push(_letters[next].Target);
            }

            var target = Visit(_hasCosts ? After(spent, _decisions.CostOf(letter)) : default);
            if (_graph.WordsFrom(target) > 0)
            {
                Append(ref _steps, ref _stepCount, letter.To(target));
                words += _graph.WordsFrom(target);
                isProven &= _graph.IsProven(target);
            }
        }

        _graph.Close(node, _steps, firstStep, _stepCount, words, isProven);
        (_letterCount, _stepCount) = (firstLetter, firstStep);
        return node;
    }

    // The steps of the members that write something, ordered by what they write.
    private void AddLetters()
    {
        var first = _letterCount;
        var isOrdered = true;
        for (var i = 0; i < _memberCount; i++)
        {
            var (from, to) = _decisions.StepsOf(_members[i]);
            for (var at = from; at < to; at++)
            {
                var step = _decisions.StepAt(at);
                if (step.Symbol >= 0)
                {
                    isOrdered &= _letterCount == first || _letters[_letterCount - 1].Symbol <= step.Symbol;
                    Append(ref _letters, ref _letterCount, step);
                }
            }
        }

        if (isOrdered)
        {
            return;
        }

        if (_order.Length < _letters.Length)
        {
            _order = new long[_letters.Length];
        }

        for (var i = first; i < _letterCount; i++)
        {
            _order[i] = ((long)_letters[i].Symbol << 32) | (uint)i;
        }

        Array.Sort(_order, _letters, first, _letterCount - first);
    }

    // Only what requirements ask for tells nodes apart.
    private CostVector After(CostVector spent, CostVector cost)
    {
        long Of(Dimension dimension) => _isAsked[(int)dimension] ? OpenRequirements.Of(spent, dimension) + OpenRequirements.Of(cost, dimension) : 0;
        return new CostVector(Of(Dimension.Params), Of(Dimension.Macs), Of(Dimension.Flops), 0, Of(Dimension.Length), Of(Dimension.Depth));
    }

    // All nodes that are reached from the open ones without writing anything, and from which the requirements can be met.
    private void Close(CostVector spent)
    {
        _closings++;
        _memberCount = 0;
        while (_openCount > 0)
        {
            var node = _open[--_openCount];
            _work.Spend();
            if (_lastClosing[node] == _closings)
            {
                continue;
            }

            _lastClosing[node] = _closings;
            if (_hasCosts && !_decisions.RequirementsOf(node).CanBeMet(spent, new DecisionNode(_decisions, node)))
            {
                continue;
            }

            Append(ref _members, ref _memberCount, node);
            var (first, end) = _decisions.StepsOf(node);
            _work.Spend(end - first);
            for (var i = first; i < end; i++)
            {
                if (_decisions.StepAt(i) is { Symbol: < 0 } silent)
                {
                    Push(silent.Target);
                }
            }
        }

        Array.Sort(_members, 0, _memberCount);
    }

    private int HashOf(CostVector spent)
    {
        var hash = _hasCosts ? spent.GetHashCode() : 0;
        for (var i = 0; i < _memberCount; i++)
        {
            hash = unchecked((hash * 31) + _members[i]);
        }

        return SlotTable.Mix(hash);
    }

    private int? Find(int hash, CostVector spent)
    {
        int node;
        for (var slot = _slots.First(hash); (node = _slots.At(slot)) >= 0; slot = _slots.Next(slot))
        {
            if (_hashes[node] == hash && _graph.Is(node, _members, _memberCount) && (!_hasCosts || _spent[node] == spent))
            {
                return node;
            }
        }

        return null;
    }

    private int Add(int hash, CostVector spent)
    {
        var node = _graph.Add(_members, _memberCount);
        _hashes.Add(hash);
        _slots.Add(_hashes);
        if (_hasCosts)
        {
            _spent.Add(spent);
        }

        return node;
    }

    private void Push(int node) => Append(ref _open, ref _openCount, node);

    private static void Append<T>(ref T[] items, ref int count, T item)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, 2 * count);
        }

        items[count++] = item;
    }

    private sealed record Created(ArchitectureNode? Root);
}

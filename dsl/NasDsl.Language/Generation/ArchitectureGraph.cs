using System.Numerics;
using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>The nodes of an architecture diagram in columns, by number, for the reason that <see cref="DecisionGraph"/> has.</summary>
internal sealed class ArchitectureGraph
{
    private readonly DecisionGraph _decisions;
    private readonly Chunks<NodeRow> _nodes = new();
    private readonly Chunks<int> _members = new();
    private readonly Chunks<GraphStep> _steps = new();

    /// <summary>Starts with nothing.</summary>
    /// <param name="decisions">The diagram of which the ways are words.</param>
    public ArchitectureGraph(DecisionGraph decisions)
    {
        _decisions = decisions;
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a node without steps.</summary>
    /// <param name="members">Holds the nodes of the decision diagram.</param>
    /// <param name="count">How many of them there are; they ascend.</param>
    /// <returns>Its number.</returns>
    public int Add(int[] members, int count)
    {
        var node = new NodeRow { FirstMember = _members.Count, EndOfMembers = _members.Count + count };
        for (var i = 0; i < count; i++)
        {
            _members.Add(members[i]);
            node.Ends += _decisions.IsEnd(members[i]) ? 1 : 0;
        }

        _nodes.Add(node);
        return Count - 1;
    }

    /// <summary>Says what comes behind a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="steps">Holds its steps; they decide nothing.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="words">How many architectures there are from the node.</param>
    /// <param name="isProven">Whether all of them certainly meet the requirements.</param>
    public void Close(int node, GraphStep[] steps, int from, int to, double words, bool isProven)
    {
        ref var row = ref _nodes[node];
        row.FirstStep = _steps.Count;
        row.EndOfSteps = _steps.Count + to - from;
        row.Words = words;
        row.IsProven = isProven;
        for (var i = from; i < to; i++)
        {
            _steps.Add(steps[i]);
        }
    }

    /// <summary>How many architectures there are from a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The number.</returns>
    public double WordsFrom(int node) => _nodes[node].Words;

    /// <summary>Whether all architectures from a node certainly meet the requirements: not where something is asked for that only a finished genome tells.</summary>
    /// <param name="node">The node.</param>
    /// <returns>True when they do.</returns>
    public bool IsProven(int node) => _nodes[node].IsProven;

    /// <summary>At how many nodes of the decision diagram an architecture ends here.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The number; 0 where none ends.</returns>
    public int EndsAt(int node) => _nodes[node].Ends;

    /// <summary>A node of the decision diagram at which an architecture ends.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">Which one of them.</param>
    /// <returns>Its number.</returns>
    public int EndAt(int node, int index)
    {
        var at = _nodes[node].FirstMember;
        for (; index > 0 || !_decisions.IsEnd(_members[at]); at++)
        {
            index -= _decisions.IsEnd(_members[at]) ? 1 : 0;
        }

        return _members[at];
    }

    /// <summary>The numbers of the steps of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The first, and that behind the last.</returns>
    public (int First, int End) StepsOf(int node) => (_nodes[node].FirstStep, _nodes[node].EndOfSteps);

    /// <summary>A step.</summary>
    /// <param name="step">Its number.</param>
    /// <returns>The step.</returns>
    public ref readonly GraphStep StepAt(int step) => ref _steps[step];

    /// <summary>What a step adds to the costs.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The costs.</returns>
    public ref readonly CostVector CostOf(in GraphStep step) => ref _decisions.CostOf(step);

    /// <summary>Whether genomes that have written what leads to a node can have come to a node of the decision diagram.</summary>
    /// <param name="node">The node.</param>
    /// <param name="member">The node of the decision diagram.</param>
    /// <returns>True when they can.</returns>
    public bool Has(int node, int member)
    {
        var (first, end) = (_nodes[node].FirstMember, _nodes[node].EndOfMembers);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = _members[middle] < member ? (middle + 1, end) : (first, middle);
        }

        return first < _nodes[node].EndOfMembers && _members[first] == member;
    }

    /// <summary>Whether a node stands for some nodes of the decision diagram.</summary>
    /// <param name="node">The node.</param>
    /// <param name="members">Holds the nodes of the decision diagram.</param>
    /// <param name="count">How many of them there are; they ascend.</param>
    /// <returns>True when it stands for these and no others.</returns>
    public bool Is(int node, int[] members, int count)
    {
        var first = _nodes[node].FirstMember;
        var isSame = _nodes[node].EndOfMembers - first == count;
        for (var i = 0; i < count && isSame; i++)
        {
            isSame = _members[first + i] == members[i];
        }

        return isSame;
    }

    /// <summary>Counts the architectures from a node, to the last one.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The number.</returns>
    public BigInteger CountExactly(int node) => CountExactly(node, new BigInteger?[Count]);

    private BigInteger CountExactly(int node, BigInteger?[] known)
    {
        if (known[node] is not { } count)
        {
            count = _nodes[node].Ends > 0 ? BigInteger.One : BigInteger.Zero;
            for (var step = _nodes[node].FirstStep; step < _nodes[node].EndOfSteps; step++)
            {
                count += CountExactly(_steps[step].Target, known);
            }

            known[node] = count;
        }

        return count;
    }

    private struct NodeRow
    {
        public int FirstMember;
        public int EndOfMembers;
        public int Ends;
        public int FirstStep;
        public int EndOfSteps;
        public double Words;
        public bool IsProven;
    }
}

using NasDsl.Language.Analysis;

namespace NasDsl.Language.Generation;

/// <summary>
/// The nodes and steps of a decision diagram in columns, by number. A diagram is built in the milliseconds before the first genome of a space, and one object for each of its tens of thousands of
/// nodes would take the garbage collector longer than all of the building.
/// </summary>
internal sealed class DecisionGraph
{
    private readonly ChoiceTable _choices;
    private readonly Interner<CostVector> _costs;
    private readonly CostSets?[] _sets;
    private readonly Chunks<CostSet>?[] _rest;
    private readonly Chunks<MemoryFront>? _memory;
    private readonly Chunks<(OpenRequirements Requirements, int First, int End)> _nodes = new();
    private readonly Chunks<double> _ways = new();
    private readonly Chunks<bool> _isEnd = new();
    private readonly Chunks<GraphStep> _steps = new();

    /// <summary>Starts with nothing.</summary>
    /// <param name="choices">The choices that steps make.</param>
    /// <param name="costs">What steps add to the costs.</param>
    /// <param name="sets">The sets of each cost that requirements ask for, by <see cref="Dimension"/>; null for others.</param>
    /// <param name="isMemoryAsked">Whether a requirement asks for memory.</param>
    public DecisionGraph(ChoiceTable choices, Interner<CostVector> costs, CostSets?[] sets, bool isMemoryAsked)
    {
        _choices = choices;
        _costs = costs;
        _sets = sets;
        _rest = Array.ConvertAll(sets, set => set is null ? null : new Chunks<CostSet>());
        _memory = isMemoryAsked ? new Chunks<MemoryFront>() : null;
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a node without steps.</summary>
    /// <param name="requirements">What is still asked for.</param>
    /// <param name="isEnd">Whether a genome can end there.</param>
    public void Add(OpenRequirements requirements, bool isEnd)
    {
        _nodes.Add((requirements, 0, 0));
        _isEnd.Add(isEnd);
        _ways.Add(0);
        _memory?.Add(MemoryFront.End);
        foreach (var rest in _rest)
        {
            rest?.Add(default);
        }
    }

    /// <summary>Says what comes behind a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="steps">Holds its steps.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="ways">How many ways lead to an end.</param>
    public void Close(int node, GraphStep[] steps, int from, int to, double ways)
    {
        _nodes[node] = (_nodes[node].Requirements, _steps.Count, _steps.Count + to - from);
        _ways[node] = ways;
        for (var i = from; i < to; i++)
        {
            _steps.Add(steps[i]);
        }
    }

    /// <summary>Says what the rest can cost.</summary>
    /// <param name="node">The node.</param>
    /// <param name="dimension">The cost.</param>
    /// <param name="rest">What it can come to.</param>
    public void SetRest(int node, int dimension, CostSet rest)
    {
        if (_rest[dimension] is { } sets)
        {
            sets[node] = rest;
        }
    }

    /// <summary>Says what the rest can need in memory.</summary>
    /// <param name="node">The node.</param>
    /// <param name="memory">What it can need.</param>
    public void SetMemory(int node, MemoryFront memory)
    {
        if (_memory is { } fronts)
        {
            fronts[node] = memory;
        }
    }

    /// <summary>What the requirements still ask for at a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What they ask for.</returns>
    public OpenRequirements RequirementsOf(int node) => _nodes[node].Requirements;

    /// <summary>Whether a genome can end at a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>True when it can.</returns>
    public bool IsEnd(int node) => _isEnd[node];

    /// <summary>How many ways lead from a node to an end, costs apart.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The number.</returns>
    public double WaysFrom(int node) => _ways[node];

    /// <summary>The numbers of the steps of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The first, and that behind the last.</returns>
    public (int First, int End) StepsOf(int node) => (_nodes[node].First, _nodes[node].End);

    /// <summary>A step.</summary>
    /// <param name="step">Its number.</param>
    /// <returns>The step.</returns>
    public ref readonly GraphStep StepAt(int step) => ref _steps[step];

    /// <summary>The genes that a step decides.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The genes with the indices of their values.</returns>
    public GeneChoice[] ChoicesOf(in GraphStep step) => _choices[step.Choices].Genes;

    /// <summary>What a step adds to the costs.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The costs.</returns>
    public ref readonly CostVector CostOf(in GraphStep step) => ref _costs[step.Cost];

    /// <summary>Whether requirements ask for a cost.</summary>
    /// <param name="dimension">The cost.</param>
    /// <returns>True when one does.</returns>
    public bool IsAsked(Dimension dimension) => _rest[(int)dimension] is not null;

    /// <summary>What the rest from a node can cost, in a dimension that requirements ask for.</summary>
    /// <param name="node">The node.</param>
    /// <param name="dimension">The dimension.</param>
    /// <returns>The set, or null when no requirement asks for it.</returns>
    public CostSet? RestOf(int node, Dimension dimension) => _rest[(int)dimension] is { } sets ? sets[node] : null;

    /// <summary>Whether the rest from a node can cost what lies between two bounds.</summary>
    /// <param name="node">The node.</param>
    /// <param name="dimension">The cost.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="greatest">The upper bound.</param>
    /// <returns>False only when it cannot.</returns>
    public bool CanCost(int node, Dimension dimension, double least, double greatest) =>
        _rest[(int)dimension] is not { } rest || _sets[(int)dimension] is not { } sets || sets.Meets(rest[node], least, greatest);

    /// <summary>What the rest from a node can need in memory.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The front, or null when no requirement asks for it.</returns>
    public MemoryFront? MemoryOf(int node) => _memory?[node];
}

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
    private readonly CostSet[]?[] _rest;
    private MemoryFront[]? _memory;
    private (OpenRequirements Requirements, int First, int End)[] _nodes = new (OpenRequirements, int, int)[64];
    private double[] _ways = new double[64];
    private bool[] _isEnd = new bool[64];
    private GraphStep[] _steps = new GraphStep[256];
    private int _stepCount;

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
        _rest = Array.ConvertAll(sets, set => set is null ? null : new CostSet[64]);
        _memory = isMemoryAsked ? new MemoryFront[64] : null;
    }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a node without steps.</summary>
    /// <param name="requirements">What is still asked for.</param>
    /// <param name="isEnd">Whether a genome can end there.</param>
    public void Add(OpenRequirements requirements, bool isEnd)
    {
        if (Count == _nodes.Length)
        {
            Grow(2 * Count);
        }

        _nodes[Count] = (requirements, 0, 0);
        _isEnd[Count++] = isEnd;
    }

    /// <summary>Says what comes behind a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="steps">Holds its steps.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="ways">How many ways lead to an end.</param>
    public void Close(int node, GraphStep[] steps, int from, int to, double ways)
    {
        var end = _stepCount + to - from;
        if (end > _steps.Length)
        {
            Array.Resize(ref _steps, Math.Max(end, 2 * _steps.Length));
        }

        Array.Copy(steps, from, _steps, _stepCount, to - from);
        _nodes[node] = (_nodes[node].Requirements, _stepCount, end);
        _ways[node] = ways;
        _stepCount = end;
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
    public GraphStep StepAt(int step) => _steps[step];

    /// <summary>The genes that a step decides.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The genes with the indices of their values.</returns>
    public GeneChoice[] ChoicesOf(in GraphStep step) => _choices[step.Choices].Genes;

    /// <summary>What a step adds to the costs.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The costs.</returns>
    public CostVector CostOf(in GraphStep step) => _costs[step.Cost];

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

    private void Grow(int count)
    {
        Array.Resize(ref _nodes, count);
        Array.Resize(ref _ways, count);
        Array.Resize(ref _isEnd, count);
        if (_memory is not null)
        {
            Array.Resize(ref _memory, count);
        }

        for (var dimension = 0; dimension < _rest.Length; dimension++)
        {
            if (_rest[dimension] is { } rest)
            {
                Array.Resize(ref rest, count);
                _rest[dimension] = rest;
            }
        }
    }
}

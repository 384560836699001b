using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>
/// The states in which architectures are made, with the steps between them, as far as somebody has asked for them. They are found once however many requirements are open there: requirements play
/// no part.
/// </summary>
internal sealed class StructureGraph
{
    private const int NotAsked = -1;

    private readonly StateExpander _expander;
    private readonly Shape _target;
    private readonly WorkMeter _work;
    private readonly Interner<DecisionState> _states = new();
    private readonly List<NextState> _next = [];

    // Of each state that was asked for, where its steps begin and end.
    private readonly Chunks<(int First, int End)> _ranges = new();
    private readonly Chunks<GraphStep> _steps = new();

    /// <summary>Starts with nothing.</summary>
    /// <param name="expander">Finds the steps out of a state.</param>
    /// <param name="target">The shape in which an architecture ends.</param>
    /// <param name="work">Pays for it.</param>
    public StructureGraph(StateExpander expander, Shape target, WorkMeter work)
    {
        _expander = expander;
        _target = target;
        _work = work;
    }

    /// <summary>What steps add to the costs, by number.</summary>
    public Interner<CostVector> Costs { get; } = new();

    /// <summary>A step by its number.</summary>
    /// <param name="step">The number.</param>
    public GraphStep this[int step] => _steps[step];

    /// <summary>The node of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The number of the node.</returns>
    public int NodeOf(in DecisionState state)
    {
        var known = _states.Count;
        var node = _states.NumberOf(state);
        if (node == known)
        {
            _ranges.Add((NotAsked, NotAsked));
        }

        return node;
    }

    /// <summary>Whether an architecture ends at a node in the shape of the target.</summary>
    /// <param name="node">The node.</param>
    /// <returns>True when it does.</returns>
    public bool IsEnd(int node) => _states[node] is { Pending: null } state && state.Shape == _target;

    /// <summary>The steps out of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The number of the first step, and of that behind the last.</returns>
    public (int First, int End) StepsOf(int node)
    {
        if (_ranges[node].First != NotAsked)
        {
            return _ranges[node];
        }

        _next.Clear();
        var state = _states[node];
        _expander.Expand(state, _next);
        var first = _steps.Count;
        foreach (var next in _next)
        {
            if (StateExpander.IsStuck(next.State))
            {
                continue;
            }

            _work.Spend();
            _steps.Add(new GraphStep(next.Choices.Id, next.Symbol, Costs.NumberOf(next.Cost), NodeOf(next.State)));
        }

        return _ranges[node] = (first, _steps.Count);
    }
}

using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>The states in which architectures are made, with the steps between them, as far as somebody has asked for them. Requirements play no part.</summary>
internal sealed class StructureGraph
{
    private readonly StateExpander _expander;
    private readonly Shape _target;
    private readonly WorkMeter _work;
    private readonly Dictionary<DecisionState, StructureNode> _nodes = [];
    private readonly Dictionary<EquatableArray<GeneChoice>, ChoiceSet> _choices = [];
    private readonly Dictionary<GeneChoice[], ChoiceSet> _choicesOfRow = [];
    private readonly List<StructureStep> _steps = [];

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

    /// <summary>The node of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The node.</returns>
    public StructureNode NodeOf(DecisionState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
        {
            node = new StructureNode(_nodes.Count, state, state.Pending is null && state.Shape == _target);
            _nodes.Add(state, node);
        }

        return node;
    }

    /// <summary>The steps out of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The steps.</returns>
    public StructureStep[] StepsOf(StructureNode node)
    {
        if (node.Steps is { } known)
        {
            return known;
        }

        _steps.Clear();
        foreach (var next in node.State.Pending is null ? [] : _expander.Expand(node.State))
        {
            _work.Spend();
            _steps.Add(new StructureStep(SetOf(next.Choices), next.Symbol, next.Cost, NodeOf(next.State)));
        }

        return node.Steps = [.. _steps];
    }

    private ChoiceSet SetOf(GeneChoice[] choices)
    {
        // Arrays are compared by reference here: the rows of an operation bring the same ones time and again.
        if (!_choicesOfRow.TryGetValue(choices, out var set))
        {
            var key = new EquatableArray<GeneChoice>(choices);
            if (!_choices.TryGetValue(key, out set))
            {
                set = new ChoiceSet(_choices.Count, choices);
                _choices.Add(key, set);
            }

            _choicesOfRow.Add(choices, set);
        }

        return set;
    }
}

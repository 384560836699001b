using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using Dimension = NasDsl.Language.Analysis.Dimension;

namespace NasDsl.Language.Generation;

/// <summary>Builds decision diagrams: states that come to the same are one node, and nodes from which no end is reached are left out.</summary>
internal sealed class DecisionDiagramBuilder
{
    private static readonly Dimension[] All = [Dimension.Params, Dimension.Macs, Dimension.Flops, Dimension.Length, Dimension.Depth];

    private readonly StateExpander _expander;
    private readonly WorkMeter _work;
    private readonly Shape _target;
    private readonly bool[] _isAsked = new bool[(int)Dimension.Depth + 1];
    private readonly Dictionary<DecisionState, DecisionNode> _nodes = [];

    private DecisionDiagramBuilder(SpaceModel space, DataModel data, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, WorkMeter work)
    {
        var kinds = space.Requirements.SelectMany(requirement => ExpressionFolder.CostsOf(requirement.Condition)).ToArray();
        foreach (var dimension in kinds.SelectMany(CostBounds.Dimensions).Where(All.Contains))
        {
            _isAsked[(int)dimension] = true;
        }

        _work = work;
        _target = Shape.Vector(data.Target.Size);
        _expander = new StateExpander(space, thinned, _isAsked[(int)Dimension.Length] || _isAsked[(int)Dimension.Depth], work);
    }

    /// <summary>Builds a diagram.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">Its data.</param>
    /// <param name="thinned">Genes of which only some indices are looked at.</param>
    /// <param name="work">Pays for it.</param>
    /// <returns>The root, or null when no way leads to an end.</returns>
    /// <exception cref="WorkLimitException">The diagram is too large.</exception>
    public static DecisionNode? Build(SpaceModel space, DataModel data, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, WorkMeter work)
    {
        // A diagram decides along chains and brackets. The wiring of a cell, and what vanishes with a zero, are not known before all of it is decided.
        if (ModuleTree.All(space.Root).Any(module => module is DagModule or OperationModule { Operation: "zero" }))
        {
            throw new WorkLimitException();
        }

        var builder = new DecisionDiagramBuilder(space, data, thinned, work);
        if (builder._expander.Start(data.Input.Shape) is not { } start)
        {
            return null;
        }

        var root = builder.Visit(start);
        return root.Count > 0 ? root : null;
    }

    // Runs on a deep stack: the depth is that of the longest way.
    private DecisionNode Visit(DecisionState state)
    {
        if (_nodes.TryGetValue(state, out var known))
        {
            return known;
        }

        var isEnd = state.Pending is null && state.Shape == _target;
        var node = new DecisionNode(_nodes.Count, state.Requirements, isEnd);
        _nodes.Add(state, node);
        var steps = new List<DecisionStep>();
        foreach (var next in state.Pending is null ? [] : _expander.Expand(state).ToArray())
        {
            _work.Spend();
            var target = Visit(next.State);
            if (target.Count > 0)
            {
                steps.Add(new DecisionStep(next.Choices, next.Symbol, next.Cost, target));
            }
        }

        node.Steps = steps;
        node.Count = isEnd ? 1 : steps.Sum(step => step.Target.Count);
        node.LeastPeak = steps.Count == 0 ? 0 : steps.Min(step => Math.Max(step.Cost.Peak, step.Target.LeastPeak));
        node.Rest = RestOf(node);
        return node;
    }

    private CostSet?[] RestOf(DecisionNode node)
    {
        var rest = new CostSet?[_isAsked.Length];
        foreach (var dimension in All)
        {
            if (_isAsked[(int)dimension] && node.Count > 0)
            {
                rest[(int)dimension] = node.IsEnd
                    ? CostSet.Zero
                    : CostSet.Union(node.Steps
                        .Select(step => (step.Target.Rest[(int)dimension] ?? CostSet.Zero, OpenRequirements.Of(step.Cost, dimension)))
                        .Distinct()
                        .ToArray());
            }
        }

        return rest;
    }
}

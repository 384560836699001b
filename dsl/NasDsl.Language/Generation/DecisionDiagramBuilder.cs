using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using Dimension = NasDsl.Language.Analysis.Dimension;

namespace NasDsl.Language.Generation;

/// <summary>Builds decision diagrams: states that come to the same are one node, and nodes from which no end is reached are left out.</summary>
internal sealed class DecisionDiagramBuilder
{
    // Thirty-two megabytes of bits; nodes beyond them, which are those near the root, know the ends of their costs alone.
    private const long MostWords = 1 << 22;

    private static readonly Dimension[] All = [Dimension.Params, Dimension.Macs, Dimension.Flops, Dimension.Length, Dimension.Depth];

    private readonly StructureGraph _structure;
    private readonly RequirementTable _requirements;
    private readonly WorkMeter _work;
    private readonly Dimension[] _asked;
    private readonly CostScale?[] _scales = new CostScale?[(int)Dimension.Depth + 1];
    private readonly Dictionary<long, DecisionNode> _nodes = [];
    private readonly HashSet<(CostSet Set, long Move)> _sets = [];
    private readonly bool _isMemoryAsked;
    private long _words;

    private DecisionDiagramBuilder(SpaceModel space, DataModel data, StateExpander expander, Dimension[] asked, bool isMemoryAsked, WorkMeter work)
    {
        _isMemoryAsked = isMemoryAsked;
        _work = work;
        _asked = asked;
        foreach (var dimension in asked)
        {
            _scales[(int)dimension] = CostLimits.ScaleOf(space.Requirements, dimension);
        }

        _structure = new StructureGraph(expander, Shape.Vector(data.Target.Size), work);
        _requirements = new RequirementTable(space.Genes);
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
        var kinds = space.Requirements.SelectMany(requirement => ExpressionFolder.CostsOf(requirement.Condition)).Distinct().ToArray();
        var asked = kinds.SelectMany(CostBounds.Dimensions).Where(All.Contains).Distinct().ToArray();
        var expander = new StateExpander(space, thinned, asked.Contains(Dimension.Length) || asked.Contains(Dimension.Depth), kinds.Contains(CostKind.Memory), work);
        var builder = new DecisionDiagramBuilder(space, data, expander, asked, kinds.Contains(CostKind.Memory), work);
        if (builder._requirements.Start(space.Requirements) is not { } requirements)
        {
            return null;
        }

        var root = builder.Visit(builder._structure.NodeOf(expander.Start(data.Input.Shape, requirements.Genes)), requirements);
        return root.Count > 0 ? root : null;
    }

    // Runs on a deep stack: the depth is that of the longest way.
    private DecisionNode Visit(StructureNode place, OpenRequirements requirements)
    {
        var key = ((long)place.Id << 32) | (uint)requirements.Id;
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        var node = new DecisionNode(_nodes.Count, requirements, place.IsEnd);
        _nodes.Add(key, node);
        var all = _structure.StepsOf(place);
        var steps = new DecisionStep[all.Length];
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            _work.Spend();
            if (_requirements.Decide(requirements, all[i].Choices) is { } open && Visit(all[i].Target, open) is { Count: > 0 } target)
            {
                steps[kept++] = new DecisionStep(all, i, target);
                node.Count += target.Count;
            }
        }

        Array.Resize(ref steps, kept);
        node.Steps = steps;
        node.Count = node.IsEnd ? 1 : node.Count;
        if (node.Count > 0)
        {
            Bound(node);
        }

        return node;
    }

    // What the rest can cost.
    private void Bound(DecisionNode node)
    {
        node.Memory = !_isMemoryAsked ? null : node.IsEnd ? MemoryFront.End : MemoryFront.Of(node);
        node.Rest = _asked.Length == 0 ? [] : new CostSet?[_scales.Length];
        foreach (var dimension in _asked)
        {
            _sets.Clear();
            foreach (var step in node.Steps)
            {
                var move = OpenRequirements.Of(step.Cost, dimension);
                if (step.Target.Rest[(int)dimension] is { } rest)
                {
                    _sets.Add((rest, move));
                }
            }

            var set = node.IsEnd ? CostSet.Zero(_scales[(int)dimension]) : CostSet.Union(_sets, _words < MostWords);
            _words += set.Words;
            node.Rest[(int)dimension] = set;
        }
    }
}

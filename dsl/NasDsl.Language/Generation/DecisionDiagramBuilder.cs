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

    // Sets that differ in their costs are many; equal ones come one after another, or nearly so.
    private const int LastSets = 8;

    private static readonly Dimension[] All = [Dimension.Params, Dimension.Macs, Dimension.Flops, Dimension.Length, Dimension.Depth];

    private readonly StructureGraph _structure;
    private readonly RequirementTable _requirements;
    private readonly ChoiceTable _choices;
    private readonly WorkMeter _work;
    private readonly Dimension[] _asked;
    private readonly CostSets?[] _sets = new CostSets?[(int)Dimension.Depth + 1];
    private readonly DecisionGraph _graph;
    private readonly MemoryFrontBuilder? _fronts;

    // The number of a node is that of its place and requirements.
    private readonly Interner<IntPair> _nodes = new();
    private readonly List<(CostSet Set, long Move)> _union = [];

    // The steps so far of all nodes that are being visited.
    private GraphStep[] _open = new GraphStep[256];
    private int _openCount;
    private long _words;

    private DecisionDiagramBuilder(SpaceModel space, DataModel data, StateExpander expander, Dimension[] asked, bool isMemoryAsked, WorkMeter work)
    {
        _work = work;
        _asked = asked;
        foreach (var dimension in asked)
        {
            _sets[(int)dimension] = new CostSets(CostLimits.ScaleOf(space.Requirements, dimension));
        }

        _structure = new StructureGraph(expander, Shape.Vector(data.Target.Size), work);
        _requirements = new RequirementTable(space.Genes);
        _choices = expander.Choices;
        _graph = new DecisionGraph(_choices, _structure.Costs, _sets, isMemoryAsked);
        _fronts = isMemoryAsked ? new MemoryFrontBuilder(_graph) : null;
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
        return builder._graph.WaysFrom(root) > 0 ? new DecisionNode(builder._graph, root) : null;
    }

    // Runs on a deep stack: the depth is that of the longest way.
    private int Visit(int place, OpenRequirements requirements)
    {
        var node = _nodes.NumberOf(new IntPair(place, requirements.Id));
        if (node < _graph.Count)
        {
            return node;
        }

        var isEnd = _structure.IsEnd(place);
        var ways = 0.0;
        var from = _openCount;
        _graph.Add(requirements, isEnd);
        var (first, end) = _structure.StepsOf(place);
        for (var i = first; i < end; i++)
        {
            _work.Spend();
            var step = _structure[i];
            if (_requirements.Decide(requirements, _choices[step.Choices]) is { } open && Visit(step.Target, open) is var target && _graph.WaysFrom(target) > 0)
            {
                Append(step.To(target));
                ways += _graph.WaysFrom(target);
            }
        }

        ways = isEnd ? 1 : ways;
        if (ways > 0)
        {
            _graph.Close(node, _open, from, _openCount, ways);
            Bound(node, isEnd, from);
        }

        _openCount = from;
        return node;
    }

    private void Append(GraphStep step)
    {
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, 2 * _openCount);
        }

        _open[_openCount++] = step;
    }

    // What the rest can cost.
    private void Bound(int node, bool isEnd, int from)
    {
        _fronts?.Bound(node);
        foreach (var dimension in _asked)
        {
            if (_sets[(int)dimension] is { } sets)
            {
                var rest = isEnd ? sets.Zero() : Union(sets, dimension, from);
                _words += rest.Words;
                _graph.SetRest(node, (int)dimension, rest);
            }
        }
    }

    private CostSet Union(CostSets sets, Dimension dimension, int from)
    {
        _union.Clear();
        for (var i = from; i < _openCount; i++)
        {
            if (_graph.RestOf(_open[i].Target, dimension) is { } rest)
            {
                var moved = (rest, OpenRequirements.Of(_structure.Costs[_open[i].Cost], dimension));
                var last = _union.Count - 1;
                while (last >= 0 && _union[last] != moved)
                {
                    last = last > _union.Count - LastSets ? last - 1 : -1;
                }

                if (last < 0)
                {
                    _union.Add(moved);
                }
            }
        }

        return sets.Union(_union, _words < MostWords);
    }
}

namespace NasDsl.Language.Generation;

/// <summary>Finds for node after node, those behind it first, what the rest can need in memory.</summary>
/// <param name="graph">Holds the nodes.</param>
internal sealed class MemoryFrontBuilder(DecisionGraph graph)
{
    private readonly List<(long Weights, long Peak)> _points = [];

    /// <summary>Finds the front of a node.</summary>
    /// <param name="node">The node; the fronts of its targets are known.</param>
    public void Bound(int node)
    {
        if (graph.IsEnd(node))
        {
            graph.SetMemory(node, MemoryFront.End);
            return;
        }

        _points.Clear();
        var (first, end) = graph.StepsOf(node);
        for (var i = first; i < end; i++)
        {
            var step = graph.StepAt(i);
            (graph.MemoryOf(step.Target) ?? MemoryFront.End).AddBehind(graph.CostOf(step), _points);
        }

        graph.SetMemory(node, MemoryFront.Of(_points));
    }
}

using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>Draws architectures, each with the same probability, and a genome for the one that is drawn: from the end back to the beginning, along nodes that the word has come through.</summary>
internal sealed class ArchitectureDraw
{
    private readonly ArchitectureGraph _architectures;
    private readonly DecisionGraph _decisions;
    private readonly int _root;
    private readonly int _start;
    private readonly OpenRequirements _requirements;
    private readonly DiagramWalk _walk;

    // The steps that lead to each node of the decision diagram, with the nodes from which they do: those of node n lie from _firstBefore[n] on.
    private readonly int[] _firstBefore;
    private readonly (int Node, int Step)[] _before;

    /// <summary>Prepares draws.</summary>
    /// <param name="root">Where the words of the architectures begin.</param>
    /// <param name="start">Where the ways of the genomes begin.</param>
    /// <param name="walk">Makes genomes.</param>
    public ArchitectureDraw(ArchitectureNode root, DecisionNode start, DiagramWalk walk)
    {
        _architectures = root.Graph;
        _decisions = start.Graph;
        _root = root.Id;
        _start = start.Id;
        _requirements = start.Requirements;
        _walk = walk;
        (_firstBefore, _before) = TurnRound(start.Graph, start.Id);
    }

    /// <summary>Draws one, whether it meets the requirements on costs or not.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>A genome of the architecture that meets all requirements, or null when there is none.</returns>
    public Genome? Draw(RandomStream random)
    {
        var way = new List<int> { _root };
        var word = new List<int>();
        var spent = default(CostVector);
        while (true)
        {
            var node = way[^1];
            var place = random.NextDouble() * _architectures.WordsFrom(node);
            var (first, end) = _architectures.StepsOf(node);
            var next = -1;
            for (var i = first; i < end && (next < 0 || place >= 0); i++)
            {
                next = i;
                place -= _architectures.WordsFrom(_architectures.StepAt(i).Target);
            }

            if (next < 0 || (place >= 0 && _architectures.EndsAt(node) > 0))
            {
                // Costs that a word tells are looked at before a genome is sought that writes it.
                return IsWithin(spent, true) ? Write(way, word, random) : null;
            }

            var step = _architectures.StepAt(next);
            word.Add(step.Symbol);
            spent = spent.Then(_architectures.CostOf(step));
            if (!IsWithin(spent, false))
            {
                return null;
            }

            way.Add(step.Target);
        }
    }

    private static (int[] First, (int Node, int Step)[] Before) TurnRound(DecisionGraph graph, int start)
    {
        // What nothing leads to from the start plays no part.
        var isSeen = new bool[graph.Count];
        var nodes = new List<int>();
        var open = new Stack<int>([start]);
        var first = new int[graph.Count + 1];
        isSeen[start] = true;
        while (open.Count > 0)
        {
            var node = open.Pop();
            nodes.Add(node);
            var (from, to) = graph.StepsOf(node);
            for (var i = from; i < to; i++)
            {
                var target = graph.StepAt(i).Target;
                first[target + 1]++;
                if (!isSeen[target])
                {
                    isSeen[target] = true;
                    open.Push(target);
                }
            }
        }

        for (var node = 0; node < graph.Count; node++)
        {
            first[node + 1] += first[node];
        }

        var before = new (int, int)[first[^1]];
        var next = first.ToArray();
        foreach (var node in nodes)
        {
            var (from, to) = graph.StepsOf(node);
            for (var i = from; i < to; i++)
            {
                before[next[graph.StepAt(i).Target]++] = (node, i);
            }
        }

        return (first, before);
    }

    private bool IsWithin(CostVector spent, bool isWhole)
    {
        foreach (var window in _requirements.Windows)
        {
            var cost = OpenRequirements.Of(spent, window.Dimension);
            if (isWhole
                ? cost < window.Least || cost > window.Greatest
                : window.Dimension is Dimension.Params or Dimension.Macs or Dimension.Flops && cost > window.Greatest)
            {
                return false;
            }
        }

        return true;
    }

    private Genome? Write(List<int> way, List<int> word, RandomStream random)
    {
        var last = way[^1];
        var end = _architectures.EndAt(last, random.NextInt(_architectures.EndsAt(last)));
        var steps = new List<int>();
        var letters = word.Count;
        for (var node = end; node != _start;)
        {
            // One of all that lead here, each as likely as the others; there is one, since the word has come here.
            var chosen = (Node: node, Step: -1);
            var count = 0;
            for (var i = _firstBefore[node]; i < _firstBefore[node + 1]; i++)
            {
                var before = _before[i];
                var symbol = _decisions.StepAt(before.Step).Symbol;
                var isOnWay = symbol < 0
                    ? _architectures.Has(way[letters], before.Node)
                    : letters > 0 && symbol == word[letters - 1] && _architectures.Has(way[letters - 1], before.Node);
                if (isOnWay && random.NextInt(++count) == 0)
                {
                    chosen = before;
                }
            }

            steps.Add(chosen.Step);
            letters -= _decisions.StepAt(chosen.Step).Symbol < 0 ? 0 : 1;
            node = chosen.Node;
        }

        return _walk.Complete(steps, end, random);
    }
}

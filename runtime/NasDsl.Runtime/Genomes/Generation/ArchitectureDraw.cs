using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>Draws architectures, each with the same probability, and a genome for the one that is drawn: from the end back to the beginning, along nodes that the word has come through.</summary>
internal sealed class ArchitectureDraw
{
    private readonly ArchitectureNode _root;
    private readonly OpenRequirements _requirements;
    private readonly DiagramWalk _walk;
    private readonly DecisionNode _start;
    private readonly Dictionary<DecisionNode, List<(DecisionNode Node, int Step)>> _before = [];

    /// <summary>Prepares draws.</summary>
    /// <param name="root">Where the words of the architectures begin.</param>
    /// <param name="start">Where the ways of the genomes begin.</param>
    /// <param name="walk">Makes genomes.</param>
    public ArchitectureDraw(ArchitectureNode root, DecisionNode start, DiagramWalk walk)
    {
        _root = root;
        _start = start;
        _requirements = start.Requirements;
        _walk = walk;
        var open = new Stack<DecisionNode>([start]);
        _before.Add(start, []);
        while (open.Count > 0)
        {
            var node = open.Pop();
            for (var i = 0; i < node.Steps.Length; i++)
            {
                var target = node.Steps[i].Target;
                if (!_before.TryGetValue(target, out var before))
                {
                    before = [];
                    _before.Add(target, before);
                    open.Push(target);
                }

                before.Add((node, i));
            }
        }
    }

    /// <summary>Draws one, whether it meets the requirements on costs or not.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>A genome of the architecture that meets all requirements, or null when there is none.</returns>
    public Genome? Draw(RandomStream random)
    {
        var way = new List<ArchitectureNode> { _root };
        var word = new List<int>();
        var spent = default(CostVector);
        while (true)
        {
            var node = way[^1];
            var place = random.NextDouble() * node.Count;
            var next = -1;
            for (var i = 0; i < node.Steps.Count && (next < 0 || place >= 0); i++)
            {
                next = i;
                place -= node.Steps[i].Target.Count;
            }

            if (next < 0 || (place >= 0 && node.IsEnd))
            {
                // Costs that a word tells are looked at before a genome is sought that writes it.
                return IsWithin(spent, true) ? Write(way, word, random) : null;
            }

            word.Add(node.Steps[next].Symbol);
            spent = spent.Then(node.Steps[next].Cost);
            if (!IsWithin(spent, false))
            {
                return null;
            }

            way.Add(node.Steps[next].Target);
        }
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

    private Genome? Write(List<ArchitectureNode> way, List<int> word, RandomStream random)
    {
        var ends = way[^1].Ends;
        var end = ends[random.NextInt(ends.Count)];
        var steps = new List<DecisionStep>();
        var letters = word.Count;
        for (var node = end; node != _start;)
        {
            // One of all that lead here, each as likely as the others; there is one, since the word has come here.
            var chosen = (Node: node, Step: -1);
            var count = 0;
            foreach (var before in _before[node])
            {
                var symbol = before.Node.Steps[before.Step].Symbol;
                var isOnWay = symbol < 0 ? way[letters].Has(before.Node) : letters > 0 && symbol == word[letters - 1] && way[letters - 1].Has(before.Node);
                if (isOnWay && random.NextInt(++count) == 0)
                {
                    chosen = before;
                }
            }

            var step = chosen.Node.Steps[chosen.Step];
            steps.Add(step);
            letters -= step.Symbol < 0 ? 0 : 1;
            node = chosen.Node;
        }

        return _walk.Complete(steps, end, random);
    }
}

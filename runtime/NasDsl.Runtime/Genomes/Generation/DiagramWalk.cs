using System.Buffers;
using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>
/// Draws genomes along a decision diagram: steps by the number of ways behind them, never one from which the requirements cannot be met; where that shows late, back and on with another.
/// </summary>
internal sealed class DiagramWalk
{
    private const int FirstFrames = 128;
    private const int NotChosen = -1;

    // How much further away another value is than any neighbour of the wish.
    private const int AnotherValue = 10_000;

    private readonly Space _space;
    private readonly DecisionGraph _graph;
    private readonly int _root;
    private readonly GeneWishes _none;
    private readonly bool[] _isReal;
    private readonly bool[] _isOrdinal;

    /// <summary>Prepares draws.</summary>
    /// <param name="space">The space.</param>
    /// <param name="root">Where the ways of its diagram begin.</param>
    public DiagramWalk(Space space, DecisionNode root)
    {
        _space = space;
        _graph = root.Graph;
        _root = root.Id;
        _none = new GeneWishes(space.Genes.Count);
        _isReal = [.. space.Genes.Select(gene => gene.Domain is RealDomain)];
        _isOrdinal = [.. space.Genes.Select(gene => gene.Domain.IsOrdinal)];
    }

    /// <summary>Looks for a genome.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="steps">The most steps that are taken.</param>
    /// <param name="wishes">Values that it shall or must have, or null.</param>
    /// <returns>A genome that meets the requirements, or null when none was found.</returns>
    public Genome? Find(RandomStream random, int steps, GeneWishes? wishes = null)
    {
        var frames = ArrayPool<DiagramFrame>.Shared.Rent(FirstFrames);
        try
        {
            return Find(ref frames, random, steps, wishes);
        }
        finally
        {
            ArrayPool<DiagramFrame>.Shared.Return(frames, true);
        }
    }

    /// <summary>Makes a genome of steps that lead to an end; its costs are those that were looked for.</summary>
    /// <param name="steps">The numbers of the steps, in any order.</param>
    /// <param name="end">The end.</param>
    /// <param name="random">Where the numbers of real genes come from.</param>
    /// <returns>A genome that meets the requirements, or null when what only the finished genome tells is not met.</returns>
    public Genome? Complete(List<int> steps, int end, RandomStream random)
    {
        var chosen = new int[_space.Genes.Count];
        Array.Fill(chosen, NotChosen);
        steps.ForEach(step => Take(step, chosen));
        return End(chosen, _graph.RequirementsOf(end), _none, random);
    }

    private Genome? Find(ref DiagramFrame[] frames, RandomStream random, int steps, GeneWishes? wishes)
    {
        var count = 0;
        if (CanBeMet(default, _root))
        {
            frames[count++] = new DiagramFrame { Node = _root, Last = -1 };
        }

        while (count > 0)
        {
            ref var frame = ref frames[count - 1];
            var node = frame.Node;
            if (_graph.IsEnd(node) && frame.Last < 0 && End(frames.AsSpan(0, count), wishes ?? _none, random) is { } genome)
            {
                return genome;
            }

            var next = Choose(ref frame, wishes, random);
            if (next < 0)
            {
                count--;
                continue;
            }

            if (--steps < 0)
            {
                return null;
            }

            var step = _graph.StepAt(next);
            var spent = frame.Spent.Then(_graph.CostOf(step));
            if (CanBeMet(spent, step.Target))
            {
                if (count == frames.Length)
                {
                    var longer = ArrayPool<DiagramFrame>.Shared.Rent(2 * count);
                    frames.CopyTo(longer.AsSpan());
                    ArrayPool<DiagramFrame>.Shared.Return(frames, true);
                    frames = longer;
                }

                frames[count++] = new DiagramFrame { Node = step.Target, Spent = spent, Last = -1 };
            }
        }

        return null;
    }

    private bool CanBeMet(CostVector spent, int node) => _graph.RequirementsOf(node).CanBeMet(spent, new DecisionNode(_graph, node));

    private int Choose(ref DiagramFrame frame, GeneWishes? wishes, RandomStream random)
    {
        var (first, end) = _graph.StepsOf(frame.Node);
        if (frame.Last >= 0)
        {
            frame.Tried ??= new bool[end - first];
            frame.Tried[frame.Last - first] = true;
        }

        var least = int.MaxValue;
        var total = 0.0;
        var chosen = -1;
        for (var i = first; i < end; i++)
        {
            if (frame.Tried is { } tried && tried[i - first])
            {
                continue;
            }

            var step = _graph.StepAt(i);
            var distance = wishes is null ? 0 : Distance(_graph.ChoicesOf(step), wishes);
            if (distance > least || distance == int.MaxValue)
            {
                continue;
            }

            // One pass over weights that are not known before: each takes the place of those before it with its share of the sum (reservoir sampling: Chao, 1982).
            total = distance < least ? 0 : total;
            least = distance;
            var ways = _graph.WaysFrom(step.Target);
            total += ways;
            if (chosen < 0 || total <= ways || random.NextDouble() * total < ways)
            {
                chosen = i;
            }
        }

        frame.Last = chosen;
        return chosen;
    }

    // How far a step is from the wishes: each gene that has another value counts, and how many values lie between.
    private int Distance(GeneChoice[] choices, GeneWishes wishes)
    {
        var distance = 0;
        foreach (var choice in choices)
        {
            if (!wishes.IsWished(choice.Gene) || _isReal[choice.Gene])
            {
                continue;
            }

            var wish = (int)wishes[choice.Gene];
            if (wish == choice.Index)
            {
                continue;
            }

            if (wishes.IsFixed(choice.Gene))
            {
                return int.MaxValue;
            }

            distance += AnotherValue + (_isOrdinal[choice.Gene] ? Math.Abs(wish - choice.Index) : 0);
        }

        return distance;
    }

    private Genome? End(ReadOnlySpan<DiagramFrame> frames, GeneWishes wishes, RandomStream random)
    {
        var chosen = new int[_space.Genes.Count];
        Array.Fill(chosen, NotChosen);
        foreach (ref readonly var frame in frames[..^1])
        {
            Take(frame.Last, chosen);
        }

        return End(chosen, _graph.RequirementsOf(frames[^1].Node), wishes, random);
    }

    private Genome? End(int[] chosen, OpenRequirements requirements, GeneWishes wishes, RandomStream random)
    {
        var values = GenomeDraft.Fill(_space, gene =>
            chosen[gene.Index] != NotChosen && !_isReal[gene.Index] ? chosen[gene.Index]
            : wishes.IsWished(gene.Index) ? wishes[gene.Index]
            : GeneValues.Sample(gene.Domain, random));
        return requirements.AreWindows ? values.ToGenome() : RealGenes.Adjust(values, requirements.Conditions, wishes, random);
    }

    private void Take(int step, int[] chosen)
    {
        foreach (var choice in _graph.ChoicesOf(_graph.StepAt(step)))
        {
            chosen[choice.Gene] = choice.Index;
        }
    }
}

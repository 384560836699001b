using NasDsl.Language.Generation;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>
/// Draws genomes along a decision diagram: steps by the number of ways behind them, never one from which the requirements cannot be met; where that shows late, back and on with another.
/// </summary>
internal sealed class DiagramWalk
{
    private const int RealDraws = 16;

    private readonly Space _space;
    private readonly DecisionNode _root;
    private readonly GeneWishes _none;
    private readonly bool[] _isReal;

    /// <summary>Prepares draws.</summary>
    /// <param name="space">The space.</param>
    /// <param name="root">Where the ways of its diagram begin.</param>
    public DiagramWalk(Space space, DecisionNode root)
    {
        _space = space;
        _root = root;
        _none = new GeneWishes(space.Genes.Count);
        _isReal = [.. space.Genes.Select(gene => gene.Domain is RealDomain)];
    }

    /// <summary>Looks for a genome.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="steps">The most steps that are taken.</param>
    /// <param name="wishes">Values that it shall or must have, or null.</param>
    /// <param name="word">The letters of its architecture, or null when any will do.</param>
    /// <returns>A genome that meets the requirements, or null when none was found.</returns>
    public Genome? Find(RandomStream random, int steps, GeneWishes? wishes = null, List<int>? word = null)
    {
        var wanted = wishes ?? _none;
        var frames = new DiagramFrame[64];
        var letters = new int[64];
        var count = 0;
        if (_root.Requirements.CanBeMet(default, _root))
        {
            frames[count++] = new DiagramFrame { Node = _root, Last = -1 };
        }

        while (count > 0)
        {
            ref var frame = ref frames[count - 1];
            var node = frame.Node;
            if (node.IsEnd && (word is null || letters[count - 1] == word.Count) && End(frames.AsSpan(0, count), wanted, random) is { } genome)
            {
                return genome;
            }

            var next = Choose(ref frame, wanted, word, letters[count - 1], random);
            if (next < 0)
            {
                count--;
                continue;
            }

            if (--steps < 0)
            {
                return null;
            }

            var step = node.Steps[next];
            var spent = frame.Spent.Then(step.Cost);
            if (step.Target.Requirements.CanBeMet(spent, step.Target))
            {
                if (count == frames.Length)
                {
                    Array.Resize(ref frames, 2 * count);
                    Array.Resize(ref letters, 2 * count);
                }

                letters[count] = letters[count - 1] + (step.Symbol >= 0 ? 1 : 0);
                frames[count++] = new DiagramFrame { Node = step.Target, Spent = spent, Last = -1 };
            }
        }

        return null;
    }

    private int Choose(ref DiagramFrame frame, GeneWishes wishes, List<int>? word, int letter, RandomStream random)
    {
        var steps = frame.Node.Steps;
        if (frame.Last >= 0)
        {
            frame.Tried ??= new bool[steps.Length];
            frame.Tried[frame.Last] = true;
        }

        var least = int.MaxValue;
        var total = 0.0;
        var chosen = -1;
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            if (frame.Tried is { } tried && tried[i])
            {
                continue;
            }

            if (word is not null && step.Symbol >= 0 && (letter == word.Count || word[letter] != step.Symbol))
            {
                continue;
            }

            var distance = Distance(step, wishes);
            if (distance > least || distance == int.MaxValue)
            {
                continue;
            }

            // One pass over weights that are not known before: each takes the place of those before it with its share of the sum (reservoir sampling: Chao, 1982).
            total = distance < least ? 0 : total;
            least = distance;
            total += step.Target.Count;
            if (chosen < 0 || total <= step.Target.Count || random.NextDouble() * total < step.Target.Count)
            {
                chosen = i;
            }
        }

        frame.Last = chosen;
        return chosen;
    }

    // How far a step is from the wishes: each gene that has another value counts, and how many values lie between.
    private int Distance(DecisionStep step, GeneWishes wishes)
    {
        var distance = 0;
        foreach (var choice in step.Choices)
        {
            if (wishes[choice.Gene] is not { } wish || _isReal[choice.Gene] || (int)wish == choice.Index)
            {
                continue;
            }

            if (wishes.IsFixed(choice.Gene))
            {
                return int.MaxValue;
            }

            distance += 10_000 + (_space.Genes[choice.Gene].Domain.IsOrdinal ? Math.Abs((int)wish - choice.Index) : 0);
        }

        return distance;
    }

    private Genome? End(ReadOnlySpan<DiagramFrame> frames, GeneWishes wishes, RandomStream random)
    {
        var chosen = new int[_space.Genes.Count];
        Array.Fill(chosen, -1);
        foreach (ref readonly var frame in frames[..^1])
        {
            foreach (var choice in frame.Node.Steps[frame.Last].Choices)
            {
                chosen[choice.Gene] = choice.Index;
            }
        }

        var isMet = frames[^1].Node.Requirements.AreWindows;
        for (var draw = 0; draw < RealDraws; draw++)
        {
            // The first draw takes the real numbers that are wished for.
            var isFirst = draw == 0;
            var genome = GenomeDraft.Fill(_space, gene =>
                chosen[gene.Index] >= 0 && !_isReal[gene.Index] ? chosen[gene.Index]
                : wishes[gene.Index] is { } wish && (isFirst || wishes.IsFixed(gene.Index)) ? wish
                : GeneValues.Sample(gene.Domain, random)).ToGenome();
            if (isMet || _space.IsValid(genome))
            {
                return genome;
            }

            if (!frames[^1].Node.Requirements.Genes.Any(gene => _isReal[gene]))
            {
                return null;
            }
        }

        return null;
    }
}

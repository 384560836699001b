using NasDsl.Genomes;
using NasDsl.Language.Numerics;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>
/// Lists the architectures of a distribution, best first: each gene at its likeliest value, then those that give away least, the loss of a gene being the logarithm of how much likelier its
/// likeliest value is (the order of Lawler, 1972). Whether a gene is active does not count, so that long architectures are not worse than short ones.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="distribution">The distribution.</param>
internal sealed class BestFirst(Space space, ChoiceDistribution distribution)
{
    private readonly int[][] _order = [.. distribution.Probabilities.Select(probabilities =>
        Enumerable.Range(0, probabilities.Length).OrderByDescending(value => probabilities[value]).ThenBy(value => value).ToArray())];

    /// <summary>Lists genomes. Those of recipes stay in the middle.</summary>
    /// <returns>Every genome once.</returns>
    public IEnumerable<GenomeDraft> All()
    {
        // A list of ranks fixes the genes up to the last changed one; those behind it are at their best.
        var open = new PriorityQueue<(int[] Ranks, int Changed, double Loss), (double Loss, long Order)>();
        var order = 0L;
        open.Enqueue((new int[space.Model.Genes.Count], -1, 0), (0, order++));
        while (open.TryDequeue(out var found, out _))
        {
            var draft = GenomeDraft.Fill(space, gene => gene.Index < found.Ranks.Length ? _order[gene.Index][found.Ranks[gene.Index]] : Middle.Of(gene.Domain));
            yield return draft;
            for (var gene = Math.Max(0, found.Changed); gene < found.Ranks.Length; gene++)
            {
                var rank = found.Ranks[gene] + 1;
                if (draft.IsActive(gene) && rank < _order[gene].Length)
                {
                    int[] ranks = [.. found.Ranks];
                    ranks[gene] = rank;
                    var loss = found.Loss + Log(gene, rank - 1) - Log(gene, rank);
                    open.Enqueue((ranks, gene, loss), (loss, order++));
                }
            }
        }
    }

    private double Log(int gene, int rank) => DeterministicMath.Log(distribution.Probabilities[gene][_order[gene][rank]]);
}

using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Draws, changes and mixes the genes of whole networks without a look at the requirements: most drafts are only compared, and the one that is proposed is repaired.
/// </summary>
/// <param name="space">The space.</param>
internal sealed class DraftVariation(Space space)
{
    private const int MaximumChanges = 4;

    private readonly ImmutableArray<GeneModel> _genes = [.. space.Genes];
    private readonly ImmutableArray<GeneCondition?> _conditions = [.. space.Genes.Select(gene => gene.Condition)];
    private readonly ImmutableArray<double> _canonical = [.. space.Genes.Select(gene => GeneValues.Canonical(gene.Domain))];
    private readonly ImmutableArray<bool> _isOpen = [.. space.Genes.Select(gene => gene.Domain.Cardinality != 1)];

    /// <summary>Takes genes from outside; those of places that are not taken are put in canonical form.</summary>
    public Draft Settle(double[] values)
    {
        var active = new bool[values.Length];
        Settle(values, active, 0, null);
        return new Draft(values, active);
    }

    /// <summary>Changes one gene or a few.</summary>
    /// <param name="parent">The draft to change, which stays as it is.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The changed draft.</returns>
    public Draft Mutate(Draft parent, RandomStream random)
    {
        var values = parent.Values.AsSpan().ToArray();
        var active = parent.Active.AsSpan().ToArray();
        for (var change = 0; change == 0 || (change < MaximumChanges && random.NextBool(0.5)); change++)
        {
            var open = 0;
            for (var gene = 0; gene < values.Length; gene++)
            {
                open += IsOpen(active, gene) ? 1 : 0;
            }

            if (open == 0)
            {
                break;
            }

            var chosen = -1;
            for (var skip = random.NextInt(open); skip >= 0; skip--)
            {
                do
                {
                    chosen++;
                }
                while (!IsOpen(active, chosen));
            }

            values[chosen] = GeneValues.Mutate(_genes[chosen].Domain, values[chosen], random);
            Settle(values, active, chosen + 1, random);
        }

        return new Draft(values, active);
    }

    /// <summary>Takes each gene from either parent, mostly from the one that gave the gene it hangs on, so that a branch stays together with what is in it.</summary>
    /// <param name="first">One parent.</param>
    /// <param name="second">The other.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The child.</returns>
    public Draft Crossover(Draft first, Draft second, RandomStream random)
    {
        const double SameDonorProbability = 0.8;
        var donors = new Draft[_genes.Length];
        var values = new double[_genes.Length];
        var given = new bool[_genes.Length];
        for (var gene = 0; gene < values.Length; gene++)
        {
            var donor = _genes[gene].Condition is { } condition && random.NextBool(SameDonorProbability)
                ? donors[condition.Gene]
                : random.NextBool(0.5) ? first : second;
            if (!donor.Active[gene])
            {
                donor = ReferenceEquals(donor, first) ? second : first;
            }

            donors[gene] = donor;
            values[gene] = donor.Values[gene];
            given[gene] = donor.Active[gene];
        }

        Settle(values, given, 0, random);
        return new Draft(values, given);
    }

    private bool IsOpen(bool[] active, int gene) => active[gene] && _isOpen[gene];

    /// <summary>Finds out which genes are active, from one on that no gene before hangs on. With a source of randomness, one that was not active before is drawn.</summary>
    private void Settle(double[] values, bool[] active, int from, RandomStream? random)
    {
        for (var gene = from; gene < values.Length; gene++)
        {
            var was = active[gene];
            active[gene] = _conditions[gene] is not { } condition
                || (active[condition.Gene] && values[condition.Gene] >= condition.From && values[condition.Gene] <= condition.To);
            if (!active[gene])
            {
                values[gene] = _canonical[gene];
            }
            else if (!was && random is not null)
            {
                values[gene] = GeneValues.Sample(_genes[gene].Domain, random);
            }
        }
    }
}

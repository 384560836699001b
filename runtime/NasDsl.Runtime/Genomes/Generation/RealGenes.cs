using NasDsl.Language.Analysis;
using NasDsl.Language.Generation;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Generation;

/// <summary>
/// Gives real genes numbers that meet what requirements ask for when all other genes are decided: before each of them is drawn, its interval is narrowed to what the others leave.
/// </summary>
internal static class RealGenes
{
    private const int Draws = 16;

    /// <summary>Keeps the numbers of a draft where they do, moves those that lie outside to the next that does, and draws anew where that is not enough.</summary>
    /// <param name="draft">The draft, with its discrete genes as they shall be.</param>
    /// <param name="conditions">What is asked for.</param>
    /// <param name="wishes">The genes that shall stay near to their numbers.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>A genome that meets the requirements, or null when none was found.</returns>
    public static Genome? Adjust(GenomeDraft draft, IReadOnlyCollection<Expression> conditions, GeneWishes wishes, RandomStream random)
    {
        var genome = draft.ToGenome();
        var space = draft.Space;
        if (space.IsValid(genome))
        {
            return genome;
        }

        var genes = GeneReferences.Of(conditions).Where(gene => space.Genes[gene].Domain is RealDomain && draft.IsActive(gene)).ToArray();
        for (var attempt = 0; attempt < Draws && genes.Length > 0; attempt++)
        {
            // Which gene is first to choose changes from draw to draw.
            random.Shuffle(genes.AsSpan());
            if (Draw(draft, genes, conditions, genome, attempt == 0 ? wishes : null, random) is { } drawn && space.IsValid(drawn))
            {
                return drawn;
            }
        }

        return null;
    }

    private static Genome? Draw(GenomeDraft draft, int[] genes, IReadOnlyCollection<Expression> conditions, Genome costs, GeneWishes? wishes, RandomStream random)
    {
        var space = draft.Space;
        var intervals = new RealIntervals(conditions, kind => costs.Graph.CostOf(kind), RangeOf);
        var next = draft.Copy();
        foreach (var gene in genes)
        {
            var real = (RealDomain)space.Genes[gene].Domain;
            if (intervals.Narrow(gene, real) is not { } interval)
            {
                return null;
            }

            var value = draft.Values[gene];
            if (wishes is null || value < interval.Least || value > interval.Greatest)
            {
                value = wishes is not null && wishes.IsWished(gene)
                    ? Math.Clamp(value, interval.Least, interval.Greatest)
                    : GeneValues.SampleWithin(real, interval.Least, interval.Greatest, random);
            }

            next.Set(gene, value, random);
            intervals.Fix(gene, value);
        }

        return next.ToGenome();

        NumberRange RangeOf(int gene) => space.Genes[gene].Domain is RealDomain real && draft.IsActive(gene)
            ? new NumberRange(real.Minimum, real.Maximum, false)
            : costs.ValueOf(gene) is { Symbol: null } value ? new NumberRange(value.Number, value.Number, false) : NumberRange.Any;
    }
}

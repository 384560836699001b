using NasDsl.Expressions;
using NasDsl.Language.Diagnostics;
using NasDsl.Randomness;

namespace NasDsl.Genomes.Repair;

/// <summary>
/// Repair by descent on the total violation, one gene at a time; where that is stuck, gene by gene towards a cheap genome that satisfies the requirements.
/// Every loop is bounded.
/// </summary>
internal sealed class DescentRepair : IRequirementRepair
{
    private const int Attempts = 24;
    private const int Steps = 64;

    private readonly Space _space;
    private readonly Lazy<Genome?> _anchor;

    public DescentRepair(Space space)
    {
        _space = space;
        _anchor = new Lazy<Genome?>(() => AnchorGenome.Find(space));
    }

    /// <inheritdoc/>
    public Genome Repair(GenomeDraft draft, RandomStream random)
    {
        var failures = new int[_space.Model.Requirements.Count];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var genome = Descend(draft, random);
            if (genome is null && _anchor.Value is { } anchor)
            {
                genome = Approach(draft, anchor, random);
            }

            if (genome is not null)
            {
                return genome;
            }

            Count(draft, failures);
            draft = GenomeDraft.Fill(_space, gene => GeneValues.Sample(gene.Domain, random));
        }

        var worst = _space.Model.Requirements[Array.IndexOf(failures, failures.Max())];
        throw NasException.Of(DiagnosticCatalog.NoValidGenome, worst.Location, _space.Model.Name, worst.Text);
    }

    /// <summary>How far a genome is from satisfying all requirements; 0 when it does.</summary>
    public static double Violation(Space space, Genome genome)
    {
        var valuation = new GenomeValuation(genome);
        return space.Model.Requirements.Sum(requirement => ViolationMeasure.Of(requirement.Condition, valuation));
    }

    private Genome? Descend(GenomeDraft draft, RandomStream random)
    {
        var genome = draft.ToGenome();
        var violation = Violation(_space, genome);
        for (var step = 0; step < Steps && violation > 0; step++)
        {
            var better = FindBetter(draft, violation, random);
            if (better is not { } found)
            {
                return null;
            }

            (draft, genome, violation) = found;
        }

        return violation > 0 ? null : genome;
    }

    /// <summary>The first change of one gene, in random order, that lowers the violation: random, so that repair does not always cut at the same place.</summary>
    private (GenomeDraft Draft, Genome Genome, double Violation)? FindBetter(GenomeDraft draft, double violation, RandomStream random)
    {
        var genes = draft.ActiveGenes();
        random.Shuffle(genes.AsSpan());
        foreach (var gene in genes)
        {
            foreach (var value in GeneNeighbours.Of(_space.Genes[gene].Domain, draft.Values[gene]))
            {
                var next = draft.Copy();
                next.Set(gene, value, random);
                var genome = next.ToGenome();
                var after = Violation(_space, genome);
                if (after < violation)
                {
                    return (next, genome, after);
                }
            }
        }

        return null;
    }

    private Genome? Approach(GenomeDraft draft, Genome anchor, RandomStream random)
    {
        var values = draft.Values.ToArray();
        var order = Enumerable.Range(0, values.Length).ToArray();
        random.Shuffle(order.AsSpan());
        foreach (var gene in order)
        {
            values[gene] = anchor.Values[gene];
            var genome = GenomeDraft.Of(_space, values).ToGenome();
            if (Violation(_space, genome) == 0)
            {
                return genome;
            }
        }

        return null;
    }

    private void Count(GenomeDraft draft, int[] failures)
    {
        var valuation = new GenomeValuation(draft.ToGenome());
        for (var i = 0; i < failures.Length; i++)
        {
            failures[i] += ViolationMeasure.Of(_space.Model.Requirements[i].Condition, valuation) > 0 ? 1 : 0;
        }
    }
}


namespace NasDsl.Genomes.Repair;

/// <summary>Finds a cheap genome that satisfies the requirements, which repair can always fall back to.</summary>
internal static class AnchorGenome
{
    private const int Passes = 8;

    /// <summary>Descends gene by gene from the first value of every domain: on the violation first, then on parameters and operations.</summary>
    /// <param name="space">The space.</param>
    /// <returns>The genome, or null when the descent ends in one that breaks a requirement.</returns>
    public static Genome? Find(Space space)
    {
        var genome = GenomeDraft.Fill(space, gene => GeneValues.Canonical(gene.Domain)).ToGenome();
        var measure = Measure(space, genome);
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = measure;
            foreach (var gene in space.Genes)
            {
                if (!genome.IsActive(gene.Index))
                {
                    continue;
                }

                foreach (var value in GeneNeighbours.Of(gene.Domain, genome.Values[gene.Index]))
                {
                    var values = genome.Values.ToArray();
                    values[gene.Index] = value;
                    var other = GenomeDraft.Of(space, values).ToGenome();
                    var after = Measure(space, other);
                    if (after.CompareTo(measure) < 0)
                    {
                        (genome, measure) = (other, after);
                    }
                }
            }

            if (measure == before)
            {
                break;
            }
        }

        return measure.Violation == 0 ? genome : null;
    }

    private static (double Violation, long Params, long Flops) Measure(Space space, Genome genome) =>
        (DescentRepair.Violation(space, genome), genome.Network.Cost.Params, genome.Network.Cost.Flops);
}

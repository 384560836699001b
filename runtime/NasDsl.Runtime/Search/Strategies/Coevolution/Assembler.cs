using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>Assembles networks from a blueprint and modules, and takes networks apart.</summary>
internal sealed class Assembler(Space space, Anatomy anatomy)
{
    /// <summary>Assembles a network; where it breaks a requirement, it is repaired.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <param name="modules">The module for each place.</param>
    /// <param name="random">Where randomness comes from, for the repair.</param>
    /// <returns>The network.</returns>
    public Genome Assemble(Individual blueprint, IReadOnlyList<Individual> modules, RandomStream random)
    {
        var values = new double[space.Genes.Count];
        for (var i = 0; i < anatomy.Outer.Length; i++)
        {
            values[anatomy.Outer[i]] = blueprint.Values[i];
        }

        for (var place = 0; place < anatomy.Places.Length; place++)
        {
            var genes = anatomy.Places[place].Genes;
            for (var i = 0; i < genes.Length; i++)
            {
                values[genes[i]] = modules[place].Values[i];
            }
        }

        return space.Generation.Repair(GenomeDraft.Of(space, values), [], random);
    }

    /// <summary>Whether a place is taken in the networks of a blueprint.</summary>
    public bool IsTaken(Individual blueprint, int place)
    {
        var draft = new double[space.Genes.Count];
        for (var i = 0; i < anatomy.Outer.Length; i++)
        {
            draft[anatomy.Outer[i]] = blueprint.Values[i];
        }

        return GenomeDraft.Of(space, draft).IsActive(anatomy.Places[place].Genes[0]);
    }

    /// <summary>Who stands unchanged in a network: repair and local steps may have altered genes, and credit goes only to what was really there.</summary>
    public IReadOnlyList<Individual> Parts(Genome genome, Individual blueprint, IReadOnlyList<Individual> modules)
    {
        var parts = new List<Individual>();
        if (Matches(genome, [.. anatomy.Outer], blueprint.Values))
        {
            parts.Add(blueprint);
        }

        for (var place = 0; place < anatomy.Places.Length; place++)
        {
            var genes = anatomy.Places[place].Genes;
            if (genome.IsActive(genes[0]) && Matches(genome, genes, modules[place].Values) && !parts.Contains(modules[place]))
            {
                parts.Add(modules[place]);
            }
        }

        return parts;
    }

    /// <summary>The genes of the blueprint of a network.</summary>
    public double[] BlueprintOf(Genome genome) => [.. anatomy.Outer.Select(gene => genome.Values[gene])];

    /// <summary>The genes of the module at a place.</summary>
    public double[] ModuleOf(Genome genome, int place) => [.. anatomy.Places[place].Genes.Select(gene => genome.Values[gene])];

    private static bool Matches(Genome genome, IReadOnlyList<int> genes, double[] values)
    {
        for (var i = 0; i < genes.Count; i++)
        {
            if (genome.IsActive(genes[i]) && !genome.Values[genes[i]].Equals(values[i]))
            {
                return false;
            }
        }

        return true;
    }
}

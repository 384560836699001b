namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>Assembles networks from a blueprint and modules, and takes networks apart.</summary>
/// <param name="anatomy">The parts of the space.</param>
/// <param name="variation">Makes drafts.</param>
internal sealed class Assembler(Anatomy anatomy, DraftVariation variation)
{
    /// <summary>Assembles a network.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <param name="modules">The module for each place.</param>
    /// <returns>The network, which may break requirements.</returns>
    public Draft Assemble(Individual blueprint, IReadOnlyList<Individual> modules)
    {
        var values = new double[anatomy.Outer.Length + anatomy.Places.Sum(place => place.Genes.Length)];
        for (var i = 0; i < anatomy.Outer.Length; i++)
        {
            values[anatomy.Outer[i]] = blueprint.Values[i];
        }

        for (var place = 0; place < anatomy.Places.Length; place++)
        {
            Put(values, place, modules[place]);
        }

        return variation.Settle(values);
    }

    /// <summary>Puts a module into a network.</summary>
    /// <param name="network">The network, which stays as it is.</param>
    /// <param name="place">The place.</param>
    /// <param name="module">The module.</param>
    /// <returns>The other network.</returns>
    public Draft Exchange(Draft network, int place, Individual module)
    {
        var values = (double[])network.Values.Clone();
        Put(values, place, module);
        return variation.Settle(values);
    }

    /// <summary>The genes of the blueprint of a network.</summary>
    public double[] BlueprintOf(Draft network) => [.. anatomy.Outer.Select(gene => network.Values[gene])];

    /// <summary>The genes of the module at a place.</summary>
    public double[] ModuleOf(Draft network, int place) => [.. anatomy.Places[place].Genes.Select(gene => network.Values[gene])];

    private void Put(double[] values, int place, Individual module)
    {
        var genes = anatomy.Places[place].Genes;
        for (var i = 0; i < genes.Length; i++)
        {
            values[genes[i]] = module.Values[i];
        }
    }
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>The genes of a space or a recipe, numbered in the order in which they were written.</summary>
internal sealed class GenePool
{
    private readonly List<GeneBuilder> _genes = [];
    private readonly int _first;

    /// <summary>Starts a pool.</summary>
    /// <param name="first">The index of its first gene.</param>
    public GenePool(int first)
    {
        _first = first;
    }

    public int Count => _genes.Count;

    public IEnumerable<string> Paths => _genes.Select(gene => gene.Path);

    public GeneBuilder Add(GeneDomain domain, Dimension dimension, GeneCondition? condition, SourceLocation location)
    {
        var gene = new GeneBuilder(_first + _genes.Count, domain, dimension, condition, location);
        _genes.Add(gene);
        return gene;
    }

    /// <summary>The domain of a gene.</summary>
    /// <param name="index">Its index.</param>
    /// <returns>The domain.</returns>
    public GeneDomain DomainOf(int index) => _genes[index - _first].Domain;

    public EquatableArray<GeneModel> ToModel() => _genes.Select(gene => gene.ToModel()).ToEquatableArray();
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>A gene whose name may still depend on what follows in its scope.</summary>
internal sealed class GeneBuilder
{
    public GeneBuilder(int index, GeneDomain domain, Dimension dimension, GeneCondition? condition, SourceLocation location)
    {
        Index = index;
        Domain = domain;
        Dimension = dimension;
        Condition = condition;
        Location = location;
    }

    public int Index { get; }

    public GeneDomain Domain { get; }

    public Dimension Dimension { get; }

    public GeneCondition? Condition { get; }

    public SourceLocation Location { get; }

    /// <summary>The path, known when the scope of the gene is closed.</summary>
    public string Path { get; set; } = "";

    public Bound ToBound() => Bound.Gene(Index, Domain, Dimension);

    public GeneModel ToModel() => new(Index, Path, Domain, Condition, Location);
}

using System.Collections.Immutable;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Genomes;

/// <summary>
/// One candidate: a value for each active gene of a space. Two genomes are equal when they stand for the same architecture and the same recipe, however they are written.
/// </summary>
public sealed class Genome : IEquatable<Genome>
{
    private readonly ImmutableArray<bool> _active;
    private NetworkGraph? _graph;
    private Network? _network;

    /// <summary>Takes values in canonical form.</summary>
    internal Genome(Space space, ImmutableArray<double> values, ImmutableArray<bool> active)
    {
        Space = space;
        Values = values;
        _active = active;
    }

    /// <summary>The space it belongs to.</summary>
    public Space Space { get; }

    /// <summary>
    /// One number for each gene: an index into the domain, or the number itself for a real gene. Inactive genes are 0, or the least number of a real domain.
    /// </summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The architecture, built when it is first asked for.</summary>
    /// <exception cref="NasException">A shape does not fit, which the compiler proves to happen to no genome.</exception>
    public Network Network => _network ??= NetworkBuilder.Build(this);

    /// <summary>What tells the architecture from others and gives its costs, found when it is first asked for.</summary>
    internal NetworkGraph Graph => _graph ??= NetworkBuilder.BuildGraph(this);

    /// <summary>Whether the place of a gene is taken.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <returns>True when it is.</returns>
    public bool IsActive(int gene) => _active[gene];

    /// <summary>The value of a gene as the language knows it: a number, a truth value, the name of a branch.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <returns>The value, or null when the gene is inactive.</returns>
    public Value? ValueOf(int gene) => _active[gene] ? GeneValues.ValueOf(Space.Genes[gene].Domain, Values[gene]) : null;

    /// <summary>The index of the value of a discrete gene.</summary>
    internal int IndexOf(int gene) => (int)Values[gene];

    /// <inheritdoc/>
    public bool Equals(Genome? other) =>
        ReferenceEquals(this, other)
        || (other is not null && HasRecipeOf(other) && Graph.Equals(other.Graph));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Genome);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Graph.GetHashCode();
        for (var gene = Space.Model.Genes.Count; gene < _active.Length; gene++)
        {
            hash = unchecked((hash * 31) + (_active[gene] ? Values[gene].GetHashCode() : 0));
        }

        return hash;
    }

    /// <summary>The active genes with their values, in the order of the genes: <c>Conv.filters=16 Conv.kernel=3 stage=1</c>. <see cref="Space.Parse"/> reads it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => GenomeText.Write(this);

    private bool HasRecipeOf(Genome other)
    {
        var first = Space.Model.Genes.Count;
        var second = other.Space.Model.Genes.Count;
        if (_active.Length - first != other._active.Length - second)
        {
            return false;
        }

        var isSame = ReferenceEquals(Space, other.Space);
        for (; first < _active.Length; first++, second++)
        {
            if (_active[first] != other._active[second]
                || (_active[first] && !Values[first].Equals(other.Values[second]))
                || (!isSame && Space.Genes[first].Path != other.Space.Genes[second].Path))
            {
                return false;
            }
        }

        return true;
    }
}

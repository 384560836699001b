using System.Collections.Immutable;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Genomes;

/// <summary>A genome while it is being made. Which genes are active follows the values at every step.</summary>
internal sealed class GenomeDraft
{
    private readonly double[] _values;
    private readonly bool[] _active;

    private GenomeDraft(Space space, double[] values)
    {
        Space = space;
        _values = values;
        _active = new bool[values.Length];
    }

    /// <summary>The space.</summary>
    public Space Space { get; }

    /// <summary>The values so far; those of inactive genes do not matter.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Takes values as they are.</summary>
    public static GenomeDraft Of(Space space, ReadOnlySpan<double> values)
    {
        var draft = new GenomeDraft(space, values.ToArray());
        for (var gene = 0; gene < draft._active.Length; gene++)
        {
            draft._active[gene] = draft.Decide(gene);
        }

        return draft;
    }

    /// <summary>Asks for the value of each active gene in turn, parents before children.</summary>
    public static GenomeDraft Fill(Space space, Func<GeneModel, double> value)
    {
        var draft = new GenomeDraft(space, new double[space.Genes.Count]);
        foreach (var gene in space.Genes)
        {
            draft._active[gene.Index] = draft.Decide(gene.Index);
            draft._values[gene.Index] = draft._active[gene.Index] ? value(gene) : GeneValues.Canonical(gene.Domain);
        }

        return draft;
    }

    /// <summary>Whether the place of a gene is taken.</summary>
    public bool IsActive(int gene) => _active[gene];

    /// <summary>Sets an active gene; genes that become active by it are drawn.</summary>
    public void Set(int gene, double value, RandomStream random)
    {
        _values[gene] = value;
        for (var other = gene + 1; other < _values.Length; other++)
        {
            var before = _active[other];
            _active[other] = Decide(other);
            if (_active[other] && !before)
            {
                _values[other] = GeneValues.Sample(Space.Genes[other].Domain, random);
            }
        }
    }

    /// <summary>The genes whose places are taken.</summary>
    public int[] ActiveGenes() => [.. Enumerable.Range(0, _active.Length).Where(gene => _active[gene])];

    /// <summary>Copies it.</summary>
    public GenomeDraft Copy() => Of(Space, _values);

    /// <summary>Brings it into canonical form.</summary>
    /// <exception cref="ArgumentException">The value of an active gene lies outside its domain.</exception>
    public Genome ToGenome()
    {
        var values = ImmutableArray.CreateBuilder<double>(_values.Length);
        for (var gene = 0; gene < _values.Length; gene++)
        {
            var model = Space.Genes[gene];
            if (_active[gene] && !GeneValues.Contains(model.Domain, _values[gene]))
            {
                var allowed = model.Domain.Cardinality is { } count ? $"an index from 0 to {count - 1}" : GeneValues.Describe(model.Domain);
                throw new ArgumentException($"{model.Path} takes {allowed}, not {NumberText.Format(_values[gene])}.");
            }

            values.Add(_active[gene] ? _values[gene] : GeneValues.Canonical(model.Domain));
        }

        return new Genome(Space, values.MoveToImmutable(), [.. _active]);
    }

    private bool Decide(int gene) =>
        Space.Genes[gene].Condition is not { } condition
        || (_active[condition.Gene] && _values[condition.Gene] >= condition.From && _values[condition.Gene] <= condition.To);
}

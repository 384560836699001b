using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>Makes a genome gene by gene. What is set in places that are not taken in the end does not count.</summary>
public sealed class GenomeWriter
{
    private readonly Space _space;
    private readonly double?[] _values;

    /// <summary>Begins a genome without any value.</summary>
    /// <param name="space">Its space.</param>
    public GenomeWriter(Space space)
    {
        ArgumentNullException.ThrowIfNull(space);
        _space = space;
        _values = new double?[space.Genes.Count];
    }

    /// <summary>Sets a gene: a value of its set, the count of a repeat, the name of a branch, a presence, a real number.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">There is no such gene, or its domain has no such value.</exception>
    public void Set(string path, Value value)
    {
        var gene = _space.IndexOf(path);
        _values[gene] = GeneValues.NumberOf(_space.Genes[gene].Domain, value) ?? throw Refuse(path, value.ToString());
    }

    /// <summary>Sets a gene over numbers.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <param name="number">Its value.</param>
    /// <exception cref="ArgumentException">There is no such gene, or its domain has no such number.</exception>
    public void SetReal(string path, double number) => Set(path, Value.Of(number));

    /// <summary>Sets a gene over words.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <param name="word">Its value.</param>
    /// <exception cref="ArgumentException">There is no such gene, or its domain has no such word.</exception>
    public void SetWord(string path, string word) => Set(path, Value.Of(word));

    /// <summary>Sets a gene over truth values, or whether an optional piece is there.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <param name="truth">Its value.</param>
    /// <exception cref="ArgumentException">There is no such gene, or its domain has no truth values.</exception>
    public void SetFlag(string path, bool truth) => Set(path, Value.Of(truth));

    /// <summary>Sets a gene by the index of its value: the branch that is taken.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <param name="index">The index, from 0.</param>
    /// <exception cref="ArgumentException">There is no such gene, or its domain has no such index.</exception>
    public void SetBranch(string path, int index)
    {
        var gene = _space.IndexOf(path);
        var domain = _space.Genes[gene].Domain;
        _values[gene] = domain.Cardinality is not null && GeneValues.Contains(domain, index)
            ? index
            : throw Refuse(path, "index " + NumberText.Format(index));
    }

    /// <summary>Ends the genome.</summary>
    /// <returns>The genome in canonical form.</returns>
    /// <exception cref="ArgumentException">A gene whose place is taken was not set.</exception>
    public Genome ToGenome() => GenomeDraft
        .Fill(_space, gene => _values[gene.Index] ?? throw new ArgumentException($"{gene.Path} has no value; it takes {GeneValues.Describe(gene.Domain)}."))
        .ToGenome();

    private ArgumentException Refuse(string path, string value) =>
        new($"{path} takes {GeneValues.Describe(_space.Genes[_space.IndexOf(path)].Domain)}, not {value}.");
}

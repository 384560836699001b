using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>Reads the genes of a genome by their paths.</summary>
public sealed class GenomeReader
{
    private readonly Genome _genome;

    /// <summary>Reads a genome.</summary>
    /// <param name="genome">The genome.</param>
    public GenomeReader(Genome genome)
    {
        ArgumentNullException.ThrowIfNull(genome);
        _genome = genome;
    }

    /// <summary>Whether the place of a gene is taken.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="ArgumentException">There is no such gene.</exception>
    public bool IsActive(string path) => _genome.IsActive(_genome.Space.IndexOf(path));

    /// <summary>Whether the space has a gene of this path: an argument of a block may fix what is a gene elsewhere.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>True when it has.</returns>
    public bool Has(string path) => _genome.Space.HasGene(path);

    /// <summary>Counts the copies of a repeat that are there, whatever decides their number: those with an active gene.</summary>
    /// <param name="path">The path of the repeat.</param>
    /// <returns>The number of copies.</returns>
    public int CountCopies(string path)
    {
        var count = 0;
        while (_genome.Space.Genes.Any(gene => gene.Path.StartsWith($"{path}[{count}].", StringComparison.Ordinal) && _genome.IsActive(gene.Index)))
        {
            count++;
        }

        return count;
    }

    /// <summary>The value of a gene.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There is no such gene.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public Value Read(string path) =>
        _genome.ValueOf(_genome.Space.IndexOf(path)) ?? throw new InvalidOperationException($"{path} is inactive in this genome.");

    /// <summary>The value of a gene over whole numbers, or the count of a repeat.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">There is no such gene, or its value is no whole number.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public int Int(string path) => Read(path) is { IsInteger: true } value ? (int)value.Number : throw Mistaken(path, "whole numbers");

    /// <summary>The value of a gene over numbers.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">There is no such gene, or its value is no number.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public double Real(string path) => Read(path) is { IsNumber: true } value ? value.Number : throw Mistaken(path, "numbers");

    /// <summary>Whether an optional piece is there, or the value of a gene over truth values.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The truth.</returns>
    /// <exception cref="ArgumentException">There is no such gene, or its value is no truth value.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public bool Flag(string path) => Read(path) is { IsBoolean: true } value ? value.Number != 0 : throw Mistaken(path, "truth values");

    /// <summary>The value of a gene over words, or the name of the branch that is taken.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentException">There is no such gene, or its value is no word.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public string Word(string path) => Read(path).Symbol ?? throw Mistaken(path, "words");

    /// <summary>The index of the branch, or of the value in its set, that is taken.</summary>
    /// <param name="path">The path of the gene.</param>
    /// <returns>The index, from 0.</returns>
    /// <exception cref="ArgumentException">There is no such gene, or it is a real one.</exception>
    /// <exception cref="InvalidOperationException">The gene is inactive.</exception>
    public int Branch(string path)
    {
        Read(path);
        var gene = _genome.Space.IndexOf(path);
        return _genome.Space.Genes[gene].Domain.Cardinality is null ? throw Mistaken(path, "indices") : _genome.IndexOf(gene);
    }

    private ArgumentException Mistaken(string path, string asked) =>
        new($"{path} takes {GeneValues.Describe(_genome.Space.Genes[_genome.Space.IndexOf(path)].Domain)}, which are not {asked}.", nameof(path));
}

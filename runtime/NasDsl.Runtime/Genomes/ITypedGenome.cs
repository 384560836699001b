namespace NasDsl.Genomes;

/// <summary>A typed view of the genomes of one space, as the generator writes it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITypedGenome<TSelf>
    where TSelf : ITypedGenome<TSelf>
{
    /// <summary>The space.</summary>
    static abstract Space Space { get; }

    /// <summary>Reads a genome.</summary>
    /// <param name="genome">A genome of the space; genes of a recipe are passed over.</param>
    /// <returns>The typed genome.</returns>
    static abstract TSelf FromGenome(Genome genome);

    /// <summary>Writes the genome.</summary>
    /// <returns>The genome in canonical form.</returns>
    /// <exception cref="ArgumentException">A property holds a value that the space does not have.</exception>
    Genome ToGenome();
}

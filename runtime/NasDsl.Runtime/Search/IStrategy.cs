using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search;

/// <summary>
/// Decides which candidates are tried. It proposes and is told, generation by generation; it never trains and reads no clock, and what it proposes depends on what it was told
/// and on the randomness it is given alone.
/// </summary>
public interface IStrategy
{
    /// <summary>Its name in the language.</summary>
    string Name { get; }

    /// <summary>Proposes the next generation.</summary>
    /// <param name="limit">The most candidates it may propose, at least 1.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>Candidates that satisfy the requirements and equal none that was proposed before; none at all when it can find no more.</returns>
    IReadOnlyList<Genome> Ask(int limit, RandomStream random);

    /// <summary>Tells how candidates did.</summary>
    /// <param name="trials">The trials of the last generation; their order does not matter.</param>
    void Tell(IReadOnlyList<Trial> trials);
}

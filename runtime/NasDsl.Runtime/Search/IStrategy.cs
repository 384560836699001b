using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search;

/// <summary>
/// Decides which candidates are tried. It is asked and told in turn; it never trains and reads no clock, and what it proposes depends on what it was told and on the
/// randomness it is given alone. So the log of its trials is all its state: made anew and told the same trials, it goes on as before.
/// </summary>
public interface IStrategy
{
    /// <summary>Its name in the language.</summary>
    string Name { get; }

    /// <summary>
    /// Proposes candidates besides those that it has proposed and not been told of yet. It is asked at the beginning and after every <see cref="Tell"/>. A strategy that works in
    /// generations proposes a whole one when it has been told of all candidates, and nothing before; any other fills up its batch.
    /// </summary>
    /// <param name="limit">The most candidates it may propose, at least 1.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>
    /// Candidates that satisfy the requirements and equal none that was proposed before. None at all stands for "tell me more first" while there are candidates that it has not
    /// been told of, and for "the space has no more" otherwise.
    /// </returns>
    IReadOnlyList<Genome> Ask(int limit, RandomStream random);

    /// <summary>Tells how candidates did. Before it is asked for the first time, it may be told of candidates that an earlier search has tried: they count as proposed.</summary>
    /// <param name="trials">One trial or several, in the order of their numbers, after all that were told before. A failed one is as bad as can be.</param>
    void Tell(IReadOnlyList<Trial> trials);
}

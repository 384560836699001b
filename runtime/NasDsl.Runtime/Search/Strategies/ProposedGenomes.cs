using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>Remembers what has been proposed, so that no candidate is proposed twice, and finds out when there is nothing new.</summary>
/// <param name="space">The space.</param>
public sealed class ProposedGenomes(Space space)
{
    private const int Attempts = 16;
    private const int Samples = 64;

    private readonly HashSet<Genome> _proposed = [];
    private readonly IEnumerator<Genome> _rest = GenomeEnumerator.Enumerate(space).GetEnumerator();

    /// <summary>How many candidates there have been.</summary>
    public int Count => _proposed.Count;

    /// <summary>Remembers a candidate.</summary>
    /// <param name="genome">The candidate.</param>
    /// <returns>Whether it is new.</returns>
    public bool Add(Genome genome) => _proposed.Add(genome);

    /// <summary>Finds a candidate that has not been proposed, and remembers it.</summary>
    /// <param name="propose">Makes candidates of the kind that is wanted.</param>
    /// <param name="random">Where randomness comes from, for when all of those are known.</param>
    /// <returns>The candidate, or null when the space has no other, or has so many that the last ones cannot be found.</returns>
    public Genome? FindNew(Func<Genome> propose, RandomStream random) =>
        Try(propose, Attempts) ?? Try(() => space.Sample(random), Samples) ?? FindNext();

    /// <summary>
    /// Finds the next candidate that has not been proposed in the order of the genes, and remembers it. What has been passed once has been proposed, so that the whole space is walked
    /// through once in all, however often this is called.
    /// </summary>
    /// <returns>The candidate, or null when the space has no other.</returns>
    public Genome? FindNext()
    {
        while (_rest.MoveNext())
        {
            if (_proposed.Add(_rest.Current))
            {
                return _rest.Current;
            }
        }

        return null;
    }

    private Genome? Try(Func<Genome> propose, int attempts)
    {
        for (var i = 0; i < attempts; i++)
        {
            var genome = propose();
            if (_proposed.Add(genome))
            {
                return genome;
            }
        }

        return null;
    }
}

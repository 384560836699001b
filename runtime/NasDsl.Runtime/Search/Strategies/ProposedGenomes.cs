using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>Remembers what has been proposed, so that no candidate is proposed twice, and finds out when there is nothing new.</summary>
internal sealed class ProposedGenomes(Space space)
{
    private const int Attempts = 16;
    private const int Samples = 64;

    private readonly HashSet<Genome> _proposed = [];

    /// <summary>Finds a candidate that has not been proposed, and remembers it.</summary>
    /// <param name="propose">Makes candidates of the kind that is wanted.</param>
    /// <param name="random">Where randomness comes from, for when all of those are known.</param>
    /// <returns>The candidate, or null when the space seems to have no other.</returns>
    public Genome? FindNew(Func<Genome> propose, RandomStream random)
    {
        var genome = Try(propose, Attempts) ?? Try(() => space.Sample(random), Samples);
        if (genome is not null)
        {
            return genome;
        }

        // A small space may have a last few that sampling misses; a great one never comes here.
        genome = GenomeEnumerator.Enumerate(space).FirstOrDefault(candidate => !_proposed.Contains(candidate));
        if (genome is not null)
        {
            _proposed.Add(genome);
        }

        return genome;
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

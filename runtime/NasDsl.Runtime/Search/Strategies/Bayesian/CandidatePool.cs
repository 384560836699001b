using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// The genomes among which the most promising is looked for. They stay from proposal to proposal; an eighth of them is new each time: samples, neighbours of the best trials, and neighbours of the
/// most promising genomes so far, so that improvement is climbed as by local search.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="size">How many genomes there are.</param>
internal sealed class CandidatePool(Space space, int size)
{
    private const int Parents = 8;
    private const int Leaders = 16;
    private const double SampleShare = 0.25;
    private const double NeighbourShare = 0.35;

    private readonly HashSet<Genome> _known = [];
    private List<Entry> _entries = [];

    /// <summary>Keeps a genome that was proposed out of the pool.</summary>
    /// <param name="genome">The genome.</param>
    public void Exclude(Genome genome)
    {
        if (!_known.Add(genome))
        {
            _entries.RemoveAll(entry => entry.Genome.Equals(genome));
        }
    }

    /// <summary>Renews the pool and puts it in order.</summary>
    /// <param name="surrogate">What tells how promising a genome is.</param>
    /// <param name="best">The trials so far, best first.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The genomes, the most promising first.</returns>
    public IEnumerable<Genome> Refresh(Surrogate surrogate, IReadOnlyList<Trial> best, RandomStream random)
    {
        var wanted = Math.Max(Math.Max(1, size / 8), size - _entries.Count);
        for (var attempt = 0; wanted > 0 && attempt < 2 * size; attempt++)
        {
            var genome = Draw(best, random);
            if (_known.Add(genome))
            {
                _entries.Add(new Entry(genome, new Projection(surrogate.LevelsOf(genome))));
                wanted--;
            }
        }

        _entries.ForEach(entry => entry.Promise = surrogate.Promise(entry.Point));
        _entries = [.. _entries.OrderByDescending(entry => entry.Promise)];
        for (var i = _entries.Count - 1; i >= size; i--)
        {
            _known.Remove(_entries[i].Genome);
            _entries.RemoveAt(i);
        }

        return [.. _entries.Select(entry => entry.Genome)];
    }

    private Genome Draw(IReadOnlyList<Trial> best, RandomStream random)
    {
        var kind = random.NextDouble();
        if (kind < SampleShare)
        {
            return space.Sample(random);
        }

        return kind < SampleShare + NeighbourShare || _entries.Count == 0
            ? space.Mutate(best[random.NextInt(Math.Min(Parents, best.Count))].Genome, random)
            : space.Mutate(_entries[random.NextInt(Math.Min(Leaders, _entries.Count))].Genome, random);
    }

    private sealed class Entry(Genome genome, Projection point)
    {
        public Genome Genome { get; } = genome;

        public Projection Point { get; } = point;

        public double Promise { get; set; }
    }
}

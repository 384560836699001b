using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>A strategy that keeps a batch of candidates in flight, and proposes the next one as soon as it is told of one.</summary>
public abstract class BatchStrategy : IStrategy
{
    private readonly int _batch;

    /// <summary>Begins.</summary>
    /// <param name="batch">How many candidates are in flight at once.</param>
    protected BatchStrategy(int batch) => _batch = batch;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>How many candidates have been proposed and not been told of.</summary>
    protected int Outstanding { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var genomes = new List<Genome>();
        while (genomes.Count < limit && Outstanding < _batch && Propose(random) is { } genome)
        {
            genomes.Add(genome);
            Outstanding++;
        }

        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        foreach (var trial in trials)
        {
            // Nothing is outstanding yet where it is told of an earlier search.
            Outstanding = Math.Max(0, Outstanding - 1);
            Learn(trial);
        }
    }

    /// <summary>Makes one candidate.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The candidate, or null when there is none now.</returns>
    protected abstract Genome? Propose(RandomStream random);

    /// <summary>Takes one trial in.</summary>
    /// <param name="trial">The trial.</param>
    protected abstract void Learn(Trial trial);
}

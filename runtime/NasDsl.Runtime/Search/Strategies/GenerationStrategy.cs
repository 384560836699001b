using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>A strategy that works in generations: it proposes a whole one, and learns when it has been told of all its candidates.</summary>
public abstract class GenerationStrategy : IStrategy
{
    private readonly List<Trial> _told = [];
    private int _outstanding;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        if (_outstanding > 0)
        {
            return [];
        }

        var genomes = Propose(limit, random);
        _outstanding = genomes.Count;
        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        _told.AddRange(trials);
        _outstanding -= trials.Count;
        if (_outstanding <= 0)
        {
            Learn([.. _told]);
            _told.Clear();
        }
    }

    /// <summary>Makes a generation.</summary>
    /// <param name="limit">The most candidates.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The candidates; none when there are no more.</returns>
    protected abstract IReadOnlyList<Genome> Propose(int limit, RandomStream random);

    /// <summary>Takes a generation in.</summary>
    /// <param name="trials">Its trials, in the order of their numbers.</param>
    protected abstract void Learn(IReadOnlyList<Trial> trials);
}

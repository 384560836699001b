using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>Random search: what every other strategy has to beat (Li and Talwalkar, 2019).</summary>
public sealed class RandomStrategy : IStrategy
{
    private readonly int _batch;
    private readonly Space _space;
    private readonly ProposedGenomes _proposed;

    /// <summary>Begins.</summary>
    /// <param name="space">What it samples.</param>
    /// <param name="batch">How many candidates it proposes at once.</param>
    public RandomStrategy(Space space, int batch)
    {
        ArgumentNullException.ThrowIfNull(space);
        _batch = batch;
        _space = space;
        _proposed = new ProposedGenomes(space);
    }

    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        var genomes = new List<Genome>();
        while (genomes.Count < Math.Min(limit, _batch) && _proposed.FindNew(() => _space.Sample(random), random) is { } genome)
        {
            genomes.Add(genome);
        }

        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
    }
}

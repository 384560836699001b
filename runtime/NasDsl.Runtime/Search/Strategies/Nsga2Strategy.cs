using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies;

/// <summary>
/// Evolution by Pareto fronts (Deb, Pratap, Agarwal and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002): parents and children compete, by the number of
/// their front and then by how far apart their neighbours in it are; the same decides the tournaments of two that parents are chosen by.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="ranking">The order of trials.</param>
/// <param name="population">How many candidates a generation has.</param>
/// <param name="crossover">The share of children that have two parents.</param>
internal sealed class Nsga2Strategy(Space space, TrialRanking ranking, int population, double crossover) : GenerationStrategy
{
    private readonly ProposedGenomes _proposed = new(space);
    private List<Trial> _parents = [];

    /// <inheritdoc/>
    public override string Name => "nsga2";

    /// <inheritdoc/>
    protected override IReadOnlyList<Genome> Propose(int limit, RandomStream random)
    {
        var genomes = new List<Genome>();
        while (genomes.Count < Math.Min(limit, population)
            && _proposed.FindNew(() => _parents.Count == 0 ? space.Sample(random) : Child(random), random) is { } genome)
        {
            genomes.Add(genome);
        }

        return genomes;
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<Trial> trials)
    {
        foreach (var trial in trials)
        {
            _proposed.Add(trial.Genome);
        }

        _parents = [.. ranking.ByFronts([.. _parents, .. trials]).Take(population)];
    }

    private Genome Child(RandomStream random)
    {
        var first = Parent(random);
        var child = random.NextBool(crossover) ? space.Crossover(first, Parent(random), random) : first;
        return GeneMove.Draw(child, random)?.Apply(child, random) ?? child;
    }

    /// <summary>The better of two: parents are kept in their order, best first.</summary>
    private Genome Parent(RandomStream random) =>
        _parents[Math.Min(random.NextInt(_parents.Count), random.NextInt(_parents.Count))].Genome;
}

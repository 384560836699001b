using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies;

/// <summary>
/// Regularised evolution (Real, Aggarwal, Huang and Le, "Regularized evolution for image classifier architecture search", 2019, algorithm 1): the best of a sample of the population
/// is changed, and whoever is oldest dies, however good it is.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="ranking">The order of trials.</param>
/// <param name="population">How many candidates live at once.</param>
/// <param name="sample">How many candidates a parent is the best of, drawn with replacement.</param>
/// <param name="batch">How many candidates are in flight at once.</param>
internal sealed class EvolutionStrategy(Space space, TrialRanking ranking, int population, int sample, int batch) : BatchStrategy(batch)
{
    private const int Attempts = 256;

    private readonly ProposedGenomes _proposed = new(space);
    private readonly Dictionary<Genome, Trial> _known = [];
    private readonly Trial[] _living = new Trial[population];
    private long _born;

    /// <inheritdoc/>
    public override string Name => "evolution";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random)
    {
        for (var attempt = 0; _born > 0 && _proposed.Count >= population && attempt < Attempts; attempt++)
        {
            var parent = Parent(random);
            var child = GeneMove.Draw(parent, random)?.Apply(parent, random) ?? parent;
            if (_proposed.Add(child))
            {
                return child;
            }

            // Who is born again is young again, and costs nothing: so good candidates outlive their age for as long as they are found anew.
            if (_known.TryGetValue(child, out var again))
            {
                Bear(again);
            }
        }

        return _proposed.FindNew(() => space.Sample(random), random);
    }

    /// <inheritdoc/>
    protected override void Learn(Trial trial)
    {
        _proposed.Add(trial.Genome);
        _known[trial.Genome] = trial;
        Bear(trial);
    }

    /// <summary>Gives a trial the place of the oldest.</summary>
    private void Bear(Trial trial)
    {
        _living[_born % population] = trial;
        _born++;
    }

    private Genome Parent(RandomStream random)
    {
        var living = (int)Math.Min(_born, population);
        var best = _living[random.NextInt(living)];
        for (var drawn = 1; drawn < sample; drawn++)
        {
            var other = _living[random.NextInt(living)];
            best = ranking.Compare(other, best) < 0 ? other : best;
        }

        return best.Genome;
    }
}

using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Reinforce;

/// <summary>
/// A controller that draws the genes and learns from what the candidates earn, by REINFORCE (Williams, "Simple statistical gradient-following algorithms", 1992; Zoph and Le, 2017). It is a
/// distribution for each gene by itself. A candidate earns its place among the last ones in the order of promise, from 1 down to -1: so the baseline is the middle one, any scale of objectives will do,
/// and several objectives will.
/// </summary>
/// <param name="space">What it draws from.</param>
/// <param name="objectives">What is sought.</param>
/// <param name="options">How it learns.</param>
internal sealed class ReinforceStrategy(Space space, EquatableArray<ObjectiveModel> objectives, ReinforceOptions options) : IStrategy
{
    private readonly TrialRanking _ranking = new(objectives);
    private readonly ProposedGenomes _proposed = new(space);
    private readonly ChoiceDistribution _distribution = new(space);
    private readonly Queue<Trial> _last = [];
    private readonly List<Trial> _told = [];
    private int _outstanding;

    /// <inheritdoc/>
    public string Name => "reinforce";

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var genomes = new List<Genome>();
        while (_outstanding == 0 && genomes.Count < Math.Min(limit, options.Batch) && _proposed.FindNew(() => Draw(random), random) is { } genome)
        {
            genomes.Add(genome);
        }

        _outstanding += genomes.Count;
        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        _told.AddRange(trials);
        if (_told.Count >= _outstanding)
        {
            Learn();
            _told.Clear();
            _outstanding = 0;
        }
    }

    // What breaks a requirement is repaired, and what was repaired is what is learnt from.
    private Genome Draw(RandomStream random) => space.Generation.Repair(_distribution.Draw(random), [], random);

    private void Learn()
    {
        foreach (var trial in _told)
        {
            _proposed.Add(trial.Genome);
            _last.Enqueue(trial);
            if (_last.Count > options.Memory)
            {
                _last.Dequeue();
            }
        }

        var order = _ranking.Promising(_last.Concat(_told).DistinctBy(trial => trial.Id));
        var places = Enumerable.Range(0, order.Length).ToDictionary(place => order[place].Id);
        var gradient = _distribution.NewGradient();
        foreach (var trial in _told)
        {
            var reward = 1 - (2 * (places[trial.Id] + 0.5) / order.Length);
            _distribution.AddLogGradient(trial.Genome, reward * options.LearningRate, gradient);
        }

        _distribution.AddEntropyGradient(options.Entropy * options.LearningRate * _told.Count, gradient);
        _distribution.Climb(gradient);
    }
}

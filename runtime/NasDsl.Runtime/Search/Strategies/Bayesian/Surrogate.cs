using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// What is believed about genomes that were not tried: a Gaussian process over those that were. It looks at no more than 256 of them, the best and an even choice of the others, so that a
/// proposal costs the same however long the search has gone on.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="objectives">What is sought.</param>
internal sealed class Surrogate(Space space, EquatableArray<ObjectiveModel> objectives)
{
    private const int MaximumPoints = 256;
    private const int KeptPoints = 192;
    private const int KeptBest = KeptPoints / 2;

    private readonly GeneLevels _levels = new(space.Genes);
    private readonly TrialRanking _ranking = new(objectives);
    private readonly List<Observation> _all = [];
    private readonly List<Observation> _pending = [];
    private List<Observation> _active = [];
    private KernelSettings _settings = KernelSettings.Initial;
    private GaussianProcess? _process;
    private int _nextFit;
    private double _best;

    /// <summary>How many candidates have been told of.</summary>
    public int Told => _all.Count - _pending.Count;

    /// <summary>The levels of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>One level for each gene.</returns>
    public int[] LevelsOf(Genome genome) => _levels.Of(genome);

    /// <summary>Takes a candidate that will be tried.</summary>
    /// <param name="genome">The candidate.</param>
    public void Add(Genome genome)
    {
        var observation = new Observation(genome, LevelsOf(genome));
        _all.Add(observation);
        _active.Add(observation);
        _pending.Add(observation);
        _process?.Add(observation.Levels);
    }

    /// <summary>Learns what became of a candidate.</summary>
    /// <param name="trial">Its trial.</param>
    public void Learn(Trial trial)
    {
        var place = _pending.FindIndex(observation => ReferenceEquals(observation.Genome, trial.Genome) || observation.Genome.Equals(trial.Genome));
        if (place >= 0)
        {
            _pending[place].Trial = trial;
            _pending.RemoveAt(place);
        }
    }

    /// <summary>Makes up its mind about what has been told by now.</summary>
    /// <param name="preference">How objectives are weighed.</param>
    /// <returns>The trials that it looks at, best first.</returns>
    public IReadOnlyList<Trial> Update(Preference preference)
    {
        if (_active.Count > MaximumPoints)
        {
            _active = Choose();
            _process = null;
        }

        var order = preference.Order([.. _active.Select(observation => observation.Trial).OfType<Trial>()], _ranking);
        var targets = Targets(order);
        if (Told >= _nextFit)
        {
            // The more trials there are, the less a few more say about the kernel.
            _nextFit = Told + Math.Max(3, Told / 8);
            int[] known = [.. Enumerable.Range(0, targets.Length).Where(i => !double.IsNaN(targets[i]))];
            _settings = new KernelFit(_levels).Improve(_settings, [.. known.Select(i => _active[i].Levels)], [.. known.Select(i => targets[i])]);
            _process = null;
        }

        if (_process is null)
        {
            _process = new GaussianProcess(new GeneKernel(_levels, _settings));
            _active.ForEach(observation => _process.Add(observation.Levels));
        }

        _process.Learn(targets);
        _best = targets.Where(target => !double.IsNaN(target)).DefaultIfEmpty(0).Max();
        return order;
    }

    /// <summary>How much a candidate promises: the logarithm of its expected improvement.</summary>
    /// <param name="point">The candidate.</param>
    /// <returns>The logarithm; more is better.</returns>
    public double Promise(Projection point)
    {
        if (_process is null)
        {
            throw new InvalidOperationException("The surrogate has not made up its mind yet.");
        }

        var (mean, deviation) = _process.Predict(point);
        return NormalDistribution.LogExpectedImprovement(mean, deviation, _best);
    }

    /// <summary>
    /// The targets are the normal scores of the order (Salinas, Shen and Perrone, 2020): what matters is which candidate is better, and a surrogate of raw accuracies spends itself on the worst of
    /// them. Failed candidates share the mean of their places at the end.
    /// </summary>
    private double[] Targets(IReadOnlyList<Trial> order)
    {
        var able = order.Count(trial => trial.Status != TrialStatus.Failed);
        var places = new Dictionary<int, double>();
        for (var i = 0; i < order.Count; i++)
        {
            places.Add(order[i].Id, i < able ? i : (able + order.Count - 1) / 2.0);
        }

        return [.. _active.Select(observation => observation.Trial is { } trial
            ? -NormalDistribution.Quantile((places[trial.Id] + 0.5) / order.Count)
            : double.NaN)];
    }

    /// <summary>The observations worth looking at, in the order of their proposals.</summary>
    private List<Observation> Choose()
    {
        var told = _all.Where(observation => observation.Trial is not null).ToArray();
        Trial[] trials = [.. told.Select(observation => observation.Trial).OfType<Trial>()];
        var corners = Preference.Corners(objectives.Count).ToArray();
        var chosen = new HashSet<int>();
        foreach (var corner in corners)
        {
            chosen.UnionWith(corner.Order(trials, _ranking).Take(KeptBest / corners.Length).Select(trial => trial.Id));
        }

        var others = trials.Where(trial => !chosen.Contains(trial.Id)).ToArray();
        var spread = KeptPoints - chosen.Count;
        for (var i = 0; i < Math.Min(spread, others.Length); i++)
        {
            chosen.Add(others[(int)((long)i * others.Length / Math.Min(spread, others.Length))].Id);
        }

        return [.. _all.Where(observation => observation.Trial is null || chosen.Contains(observation.Trial.Id))];
    }
}

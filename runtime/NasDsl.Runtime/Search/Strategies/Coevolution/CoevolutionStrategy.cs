using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Cooperative co-evolution of blueprints and modules after CoDeepNEAT (Miikkulainen et al., "Evolving deep neural networks", 2017), with credit by regression and a local search
/// around the best networks. See docs/search.md.
/// </summary>
public sealed class CoevolutionStrategy : IStrategy
{
    private const int WindowSize = 96;

    /// <summary>How many drafts compete for one proposal.</summary>
    private const int Drafts = 16;

    /// <summary>How often a draft that is known already is changed again.</summary>
    private const int FurtherChanges = 4;

    /// <summary>The share of drafts that are local steps; the others are assemblies.</summary>
    private const double StepShare = 0.75;

    /// <summary>How often a local step starts from the best by the first objective, instead of from the front.</summary>
    private const double BestShare = 0.5;
    private const double StepCrossover = 0.5;

    private readonly Space _space;
    private readonly ProposedGenomes _proposed;
    private readonly TrialRanking _ranking;
    private readonly CoevolutionOptions _options;
    private readonly DraftVariation _variation;
    private readonly GenomeCoder _coder;
    private readonly TrialWindow _window;
    private readonly Ecosystem _ecosystem;
    private readonly ChallengePopulation? _challenges;
    private readonly HashSet<ulong> _known = [];
    private int _outstanding;
    private int _sinceEvolution;
    private bool _hasBegun;

    /// <summary>Begins.</summary>
    /// <param name="space">The space, with the genes of the recipe.</param>
    /// <param name="objectives">What is sought.</param>
    /// <param name="options">The sizes of the populations.</param>
    public CoevolutionStrategy(Space space, EquatableArray<ObjectiveModel> objectives, CoevolutionOptions options)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentNullException.ThrowIfNull(options);
        _space = space;
        _options = options;
        var anatomy = Anatomy.Of(space, options.HasModules);
        _proposed = new ProposedGenomes(space);
        _ranking = new TrialRanking(objectives);
        _challenges = options.Challenges is { } challenges ? new ChallengePopulation(challenges, _ranking) : null;
        _variation = new DraftVariation(space);
        _coder = new GenomeCoder(space, anatomy);
        _window = new TrialWindow(_coder, Math.Max(WindowSize, 3 * MostInFlight), _ranking, _challenges);
        _ecosystem = new Ecosystem(anatomy, _variation, _coder, _window, options);
    }

    /// <inheritdoc/>
    public string Name => "coevolution";

    /// <summary>The species of blueprints and modules in all generations so far.</summary>
    public IReadOnlyList<SpeciesRecord> Species => _ecosystem.History;

    private int MostInFlight => _options.IsInCohorts ? 2 * _options.Blueprints : _options.Batch;

    /// <summary>So many candidates are assembled before anything is learnt: every second blueprint has a turn, or all in a cohort, which is told as a whole.</summary>
    private int First => _options.IsInCohorts ? _options.Blueprints : Math.Max(2, _options.Blueprints / 2);

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (_options.IsInCohorts && _outstanding > 0)
        {
            return [];
        }

        if (!_hasBegun)
        {
            _hasBegun = true;
            _ecosystem.Begin(random);
        }
        else if (_sinceEvolution >= _options.Blueprints && _proposed.Count >= First)
        {
            _sinceEvolution = 0;
            _window.Refresh();
            if (_challenges is not null)
            {
                _challenges.Evolve([.. _window.BestFirst.Select(entry => entry.Trial).OfType<Trial>()], random);
                _window.Reorder();
            }

            _ecosystem.Evolve(random);
        }

        var most = _options.IsInCohorts && _proposed.Count == 0 ? First : MostInFlight;
        var genomes = new List<Genome>();
        while (genomes.Count < limit && _outstanding < most && Propose(random) is { } genome)
        {
            _outstanding++;
            Take(genome);
            genomes.Add(genome);
        }

        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        foreach (var trial in trials.OrderBy(trial => trial.Id))
        {
            if (_proposed.Add(trial.Genome))
            {
                // An earlier search has tried it.
                _outstanding++;
                Take(trial.Genome);
            }

            if (_window.Tell(trial))
            {
                _outstanding--;
                _sinceEvolution++;
            }
        }
    }

    private void Take(Genome genome)
    {
        var network = Draft.Of(genome);
        _window.Propose(genome, network);
        _known.Add(network.Hash());
    }

    private Genome? Propose(RandomStream random)
    {
        if (_proposed.Count < First)
        {
            return _proposed.FindNew(() => Realise(_ecosystem.AssembleUntried(random), random), random);
        }

        _window.Refresh();
        var contest = MakeDrafts(random);
        while (contest.Take() is { } draft)
        {
            var genome = Realise(draft, random);
            if (_proposed.Add(genome))
            {
                return genome;
            }

            _known.Add(draft.Hash());
        }

        // All drafts are known: what is new is further away.
        return _proposed.FindNew(
            () => _window.Leaders.Count == 0 ? _space.Sample(random) : Realise(_variation.Mutate(Step(_window.Leaders, random), random), random),
            random);
    }

    private DraftContest MakeDrafts(RandomStream random)
    {
        var contest = new DraftContest(_options.HasCredit ? _window : null, _coder);
        for (var i = 0; i < Drafts; i++)
        {
            var draft = _window.Leaders.Count > 0 && random.NextBool(StepShare)
                ? Step(random.NextBool(BestShare) ? _window.Leaders : _window.Front, random)
                : _ecosystem.AssembleFit(random);
            var isKnown = _known.Contains(draft.Hash());
            for (var change = 0; change < FurtherChanges && isKnown; change++)
            {
                draft = _variation.Mutate(draft, random);
                isKnown = _known.Contains(draft.Hash());
            }

            if (!isKnown)
            {
                contest.Add(draft);
            }
        }

        return contest;
    }

    /// <summary>
    /// A small change of one of the best networks so far, which is sometimes mixed before. Half of the parents are the best by the first objective, which keeps the champion's neighbourhood in
    /// view; the others come from all of the front and keep the trade-offs.
    /// </summary>
    private Draft Step(IReadOnlyList<WindowEntry> parents, RandomStream random)
    {
        var parent = parents[random.NextInt(parents.Count)].Network;
        if (parents.Count > 1 && random.NextBool(StepCrossover))
        {
            parent = _variation.Crossover(parent, parents[random.NextInt(parents.Count)].Network, random);
        }

        return _variation.Mutate(parent, random);
    }

    private Genome Realise(Draft draft, RandomStream random) => _space.Generation.Repair(GenomeDraft.Of(_space, draft.Values), ImmutableArray<int>.Empty, random);
}

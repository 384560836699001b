using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Cooperative co-evolution of blueprints and modules after CoDeepNEAT (Miikkulainen et al., "Evolving deep neural networks", 2017), with a local search around the best
/// networks. See docs/search.md.
/// </summary>
public sealed class CoevolutionStrategy : IStrategy
{
    private const int BlueprintSpecies = 4;
    private const int ModuleSpecies = 3;

    /// <summary>Local steps for each blueprint.</summary>
    private const double LocalShare = 1;

    /// <summary>How often a local step starts from the best by the first objective, instead of from the front.</summary>
    private const double BestShare = 0.75;
    private const int BestParents = 4;
    private const int FrontParents = 12;
    private const double StepCrossover = 0.5;
    private const double AbsorbedScore = 0.75;

    private readonly Space _space;
    private readonly Anatomy _anatomy;
    private readonly Assembler _assembler;
    private readonly ProposedGenomes _proposed;
    private readonly TrialRanking _ranking;
    private readonly CoevolutionOptions _options;
    private readonly ImmutableArray<Population> _modules;
    private readonly Population _blueprints;
    private readonly Dictionary<Genome, Proposal> _open = [];
    private readonly List<Trial> _history = [];
    private readonly List<Trial> _told = [];
    private int _generation;

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
        _anatomy = Anatomy.Of(space);
        _assembler = new Assembler(space, _anatomy);
        _proposed = new ProposedGenomes(space);
        _ranking = new TrialRanking(objectives);
        _modules = [.. _anatomy.Modules.Select(slots => new Population(new SlotVariation(slots, _ => []), options.Modules, ModuleSpecies))];
        var variation = new SlotVariation(_anatomy.Blueprint, population => _modules[population].Species);
        _blueprints = new Population(variation, options.Blueprints, BlueprintSpecies);
    }

    /// <inheritdoc/>
    public string Name => "coevolution";

    /// <inheritdoc/>
    public IReadOnlyList<Genome> Ask(int limit, RandomStream random)
    {
        if (_told.Count < _open.Count)
        {
            // A generation is learnt from as a whole.
            return [];
        }

        _told.Clear();
        if (_generation == 0)
        {
            Array.ForEach([.. _modules, _blueprints], population => population.Fill(random));
        }
        else
        {
            Array.ForEach([.. _modules, _blueprints], population => population.Evolve(_generation, random));
        }

        _open.Clear();
        _generation++;
        var genomes = new List<Genome>();
        var steps = _history.Exists(trial => trial.Status == TrialStatus.Finished) ? (int)(_options.Blueprints * LocalShare) : 0;
        ProposeLocalSteps(genomes, Math.Min(steps, limit), random);
        ProposeAssemblies(genomes, limit, random);
        return genomes;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        _told.AddRange(trials);
        if (_told.Count >= _open.Count)
        {
            Learn([.. _told.OrderBy(trial => trial.Id)]);
        }
    }

    private void Learn(Trial[] told)
    {
        _history.AddRange(told);
        foreach (var trial in told)
        {
            if (_open.TryGetValue(trial.Genome, out var proposal))
            {
                foreach (var part in proposal.Parts)
                {
                    part.Trials.Add(trial.Id);
                }
            }
        }

        var scores = Scores();
        foreach (var individual in _modules.SelectMany(population => population.Members).Concat(_blueprints.Members))
        {
            Credit(individual, scores);
        }

        AbsorbLocalSteps(told, scores);
    }

    /// <summary>
    /// Small changes of the best networks so far, which are sometimes mixed before. Most parents are the best by the first objective, which keeps the champion's neighbourhood in
    /// view; the others come from the front and keep the trade-offs.
    /// </summary>
    private void ProposeLocalSteps(List<Genome> genomes, int count, RandomStream random)
    {
        var finished = _history.Where(trial => trial.Status == TrialStatus.Finished).ToArray();
        var best = _ranking.BestFirst(finished).Take(BestParents).ToArray();
        var front = _ranking.Front(finished).Take(FrontParents).ToArray();
        for (var step = 0; step < count; step++)
        {
            var parents = random.NextBool(BestShare) ? best : front;
            var genome = _proposed.FindNew(() => Step(parents, random), random);
            if (genome is null)
            {
                return;
            }

            Open(genomes, new Proposal(genome, []));
        }
    }

    private Genome Step(Trial[] parents, RandomStream random)
    {
        var parent = parents[random.NextInt(parents.Length)].Genome;
        if (parents.Length > 1 && random.NextBool(StepCrossover))
        {
            parent = _space.Crossover(parent, parents[random.NextInt(parents.Length)].Genome, random);
        }

        return _space.Mutate(parent, random);
    }

    /// <summary>Networks in which every blueprint, and every module that a blueprint has a place for, takes part.</summary>
    private void ProposeAssemblies(List<Genome> genomes, int limit, RandomStream random)
    {
        var uses = _modules.SelectMany(population => population.Members).ToDictionary(module => module, _ => 0);
        var order = _blueprints.Members.ToArray();
        random.Shuffle(order.AsSpan());
        foreach (var blueprint in order)
        {
            if (genomes.Count >= limit || !Propose(genomes, blueprint, Cast(blueprint, uses, random), uses, random))
            {
                return;
            }
        }

        // Modules that no blueprint asked for stand in for others in some more networks, as many of them as there are places.
        for (var extra = 0; extra < order.Length && genomes.Count < limit; extra++)
        {
            var blueprint = order[extra];
            var cast = Cast(blueprint, uses, random);
            var waiting = uses.Where(use => use.Value == 0).Select(use => use.Key).ToList();
            if (waiting.Count == 0)
            {
                return;
            }

            if (StandIn(blueprint, cast, waiting) && !Propose(genomes, blueprint, cast, uses, random))
            {
                return;
            }
        }
    }

    private bool StandIn(Individual blueprint, Individual[] cast, List<Individual> waiting)
    {
        var changed = false;
        for (var place = 0; place < cast.Length; place++)
        {
            var members = _modules[_anatomy.Places[place].Population].Members;
            if (_assembler.IsTaken(blueprint, place) && waiting.Find(members.Contains) is { } module)
            {
                waiting.Remove(module);
                cast[place] = module;
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Chooses a module for each place: within one network, places that point to the same species have the same module, the least used one.</summary>
    private Individual[] Cast(Individual blueprint, Dictionary<Individual, int> uses, RandomStream random)
    {
        var chosen = new Dictionary<(int Population, int Species), Individual>();
        return [.. _anatomy.Places.Select((place, i) =>
        {
            var population = _modules[place.Population];
            var pointer = (int)blueprint.Values[_anatomy.Outer.Length + i];
            if (population.Species.TrueForAll(species => species.Id != pointer))
            {
                // The species has died out: the blueprint turns to another for good.
                pointer = population.Species[random.NextInt(population.Species.Count)].Id;
                blueprint.Values[_anatomy.Outer.Length + i] = pointer;
            }

            if (!chosen.TryGetValue((place.Population, pointer), out var module))
            {
                var candidates = population.MembersOf(pointer).ToArray();
                random.Shuffle(candidates.AsSpan());
                module = candidates.MinBy(candidate => uses[candidate]) ?? candidates[0];
                chosen.Add((place.Population, pointer), module);
            }

            return module;
        })];
    }

    private bool Propose(List<Genome> genomes, Individual blueprint, Individual[] cast, Dictionary<Individual, int> uses, RandomStream random)
    {
        Genome? last = null;
        var genome = _proposed.FindNew(
            () => last = last is null ? _assembler.Assemble(blueprint, cast, random) : _space.Mutate(last, random),
            random);
        if (genome is null)
        {
            return false;
        }

        var parts = _assembler.Parts(genome, blueprint, cast);
        foreach (var part in parts.Where(uses.ContainsKey))
        {
            uses[part]++;
        }

        Open(genomes, new Proposal(genome, parts));
        return true;
    }

    private void Open(List<Genome> genomes, Proposal proposal)
    {
        _open[proposal.Genome] = proposal;
        genomes.Add(proposal.Genome);
    }

    /// <summary>The place of each trial among all so far, from 1 for the most promising to 0.</summary>
    private Dictionary<int, double> Scores()
    {
        var order = _ranking.Promising(_history);
        return order
            .Select((trial, place) => (trial.Id, Score: order.Length == 1 ? 1 : 1 - ((double)place / (order.Length - 1))))
            .ToDictionary(item => item.Id, item => item.Score);
    }

    /// <summary>Half of the credit is the mean over the networks that an individual took part in, half the best of them.</summary>
    private static void Credit(Individual individual, Dictionary<int, double> scores)
    {
        var earned = individual.Trials.Where(scores.ContainsKey).Select(trial => scores[trial]).ToArray();
        if (earned.Length > 0)
        {
            individual.Fitness = (earned.Average() + earned.Max()) / 2;
        }
    }

    /// <summary>Local steps that are among the best quarter of all networks hand their parts to the populations.</summary>
    private void AbsorbLocalSteps(Trial[] told, Dictionary<int, double> scores)
    {
        foreach (var trial in told.Where(trial =>
            trial.Status == TrialStatus.Finished && scores[trial.Id] >= AbsorbedScore && _open.TryGetValue(trial.Genome, out var proposal) && proposal.Parts.Count == 0))
        {
            var pointers = new double[_anatomy.Places.Length];
            for (var place = 0; place < pointers.Length; place++)
            {
                var population = _modules[_anatomy.Places[place].Population];
                if (trial.Genome.IsActive(_anatomy.Places[place].Genes[0]))
                {
                    var module = population.Absorb(_assembler.ModuleOf(trial.Genome, place), scores[trial.Id], _generation);
                    module.Trials.Add(trial.Id);
                    pointers[place] = module.Species;
                }
                else
                {
                    pointers[place] = population.Species[0].Id;
                }
            }

            _blueprints.Absorb([.. _assembler.BlueprintOf(trial.Genome), .. pointers], scores[trial.Id], _generation).Trials.Add(trial.Id);
        }
    }
}

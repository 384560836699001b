using System.Collections.Immutable;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The species of blueprints and modules, how they take part in networks, and what they earn by it.</summary>
internal sealed class Ecosystem
{
    private const int BlueprintSpecies = 4;
    private const int ModuleSpecies = 3;

    /// <summary>How many of the best networks a module is tried out in.</summary>
    private const int Contexts = 3;

    private readonly Anatomy _anatomy;
    private readonly Assembler _assembler;
    private readonly GenomeCoder _coder;
    private readonly TrialWindow _window;
    private readonly ImmutableArray<Population> _modules;
    private readonly Population _blueprints;
    private readonly List<SpeciesRecord> _history = [];
    private int _generation;

    /// <summary>Begins without individuals.</summary>
    /// <param name="anatomy">The parts of the space.</param>
    /// <param name="variation">Makes drafts.</param>
    /// <param name="coder">Writes networks as bits.</param>
    /// <param name="window">Tells what networks are expected to be worth.</param>
    /// <param name="options">The sizes of the populations.</param>
    public Ecosystem(Anatomy anatomy, DraftVariation variation, GenomeCoder coder, TrialWindow window, CoevolutionOptions options)
    {
        _anatomy = anatomy;
        _assembler = new Assembler(anatomy, variation);
        _coder = coder;
        _window = window;
        _modules = [.. anatomy.Modules.Select(slots => new Population(new SlotVariation(slots, _ => []), options.Modules, options.HasSpecies ? ModuleSpecies : 1))];
        _blueprints = new Population(
            new SlotVariation(anatomy.Blueprint, population => _modules[population].Species), options.Blueprints, options.HasSpecies ? BlueprintSpecies : 1);
    }

    /// <summary>The species of all generations so far.</summary>
    public IReadOnlyList<SpeciesRecord> History => _history;

    private IEnumerable<Population> Populations => [.. _modules, _blueprints];

    /// <summary>Draws the first individuals.</summary>
    public void Begin(RandomStream random)
    {
        foreach (var population in Populations)
        {
            population.Fill(random);
        }

        Record();
    }

    /// <summary>Lets everyone earn, and the next generation be born.</summary>
    public void Evolve(RandomStream random)
    {
        _generation++;
        Absorb();
        Array.ForEach([.. Populations], population => population.Members.ForEach(Credit(population)));
        foreach (var population in Populations)
        {
            var known = population.Members.ToHashSet();
            population.Evolve(_generation, random);

            // Newcomers are judged before they are ever trained; who is new to the regression is expected to be average, so it is no sentence.
            population.Members.Where(member => !known.Contains(member)).ToList().ForEach(Credit(population));
        }

        Record();
    }

    /// <summary>Assembles a network from those who have taken part least so far.</summary>
    public Draft AssembleUntried(RandomStream random) => Assemble(candidates => candidates.MinBy(candidate => candidate.Uses) ?? candidates[0], random);

    /// <summary>Assembles a network from those who have earned most: of every two that are drawn, the better.</summary>
    public Draft AssembleFit(RandomStream random) => Assemble(
        candidates => new[] { candidates[random.NextInt(candidates.Count)], candidates[random.NextInt(candidates.Count)] }.MaxBy(candidate => candidate.Fitness) ?? candidates[0],
        random);

    private Draft Assemble(Func<IReadOnlyList<Individual>, Individual> choose, RandomStream random)
    {
        var blueprint = choose(Shuffled(_blueprints.Members, random));
        var cast = Cast(blueprint, members => choose(Shuffled(members, random)), random);
        blueprint.Uses++;
        foreach (var module in cast.Distinct())
        {
            module.Uses++;
        }

        return _assembler.Assemble(blueprint, cast);
    }

    /// <summary>Chooses a module for each place: within one network, places that point to the same species have the same module.</summary>
    private Individual[] Cast(Individual blueprint, Func<IReadOnlyList<Individual>, Individual> choose, RandomStream? random)
    {
        var chosen = new Dictionary<(int Population, int Species), Individual>();
        var cast = new Individual[_anatomy.Places.Length];
        for (var place = 0; place < cast.Length; place++)
        {
            var number = _anatomy.Places[place].Population;
            var population = _modules[number];
            var pointer = (int)blueprint.Values[_anatomy.Outer.Length + place];
            if (population.Species.TrueForAll(species => species.Id != pointer))
            {
                // The species has died out: the blueprint turns to another for good.
                pointer = population.Species[random?.NextInt(population.Species.Count) ?? 0].Id;
                blueprint.Values[_anatomy.Outer.Length + place] = pointer;
            }

            if (!chosen.TryGetValue((number, pointer), out var module))
            {
                module = choose([.. population.MembersOf(pointer)]);
                chosen.Add((number, pointer), module);
            }

            cast[place] = module;
        }

        return cast;
    }

    /// <summary>
    /// What an individual earns. A module: the mean place, among all trials, of the best networks with the module put in at each of its places in turn (difference evaluation: Agogino and
    /// Tumer, 2008). A blueprint: the place of its network of the fittest modules. Both by the regression, so that every trial tells something about everyone.
    /// </summary>
    private Action<Individual> Credit(Population population) => ReferenceEquals(population, _blueprints)
        ? blueprint => blueprint.Fitness = PlaceOf(_assembler.Assemble(blueprint, Cast(blueprint, Fittest, null)))
        : module => module.Fitness = CreditModule(_modules.IndexOf(population), module);

    private double CreditModule(int population, Individual module)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var entry in _window.BestFirst.Take(Contexts))
        {
            var network = entry.Network;
            for (var place = 0; place < _anatomy.Places.Length; place++)
            {
                if (_anatomy.Places[place].Population == population && network.Active[_anatomy.Places[place].Genes[0]])
                {
                    sum += PlaceOf(_assembler.Exchange(network, place, module));
                    count++;
                }
            }
        }

        return count == 0 ? 0.5 : sum / count;
    }

    /// <summary>The best network hands its modules and its blueprint to the populations.</summary>
    private void Absorb()
    {
        if (_window.Leaders is not [{ Network: var best }, ..])
        {
            return;
        }

        var pointers = new double[_anatomy.Places.Length];
        for (var place = 0; place < pointers.Length; place++)
        {
            var population = _modules[_anatomy.Places[place].Population];
            pointers[place] = best.Active[_anatomy.Places[place].Genes[0]]
                ? population.Absorb(_assembler.ModuleOf(best, place), 1).Species
                : population.Species[0].Id;
        }

        _blueprints.Absorb([.. _assembler.BlueprintOf(best), .. pointers], 1);
    }

    private void Record()
    {
        foreach (var (population, name) in Populations.Zip([.. _anatomy.Names, SpeciesRecord.Blueprints]))
        {
            _history.AddRange(population.Species.Select(species => (species.Id, Members: population.MembersOf(species.Id).ToArray()))
                .Select(group => new SpeciesRecord(_generation, name, group.Id, group.Members.Length, group.Members.Average(member => member.Fitness))));
        }
    }

    private double PlaceOf(Draft draft) => _window.PlaceOf(_coder.Encode(draft.Values, draft.Active));

    private static Individual Fittest(IReadOnlyList<Individual> candidates) => candidates.MaxBy(candidate => candidate.Fitness) ?? candidates[0];

    private static Individual[] Shuffled(IReadOnlyList<Individual> members, RandomStream random)
    {
        var order = members.ToArray();
        random.Shuffle(order.AsSpan());
        return order;
    }
}

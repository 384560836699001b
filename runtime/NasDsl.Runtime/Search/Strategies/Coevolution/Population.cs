using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// The blueprints, or the modules of one block. Species share their fitness, so that a good species cannot crowd out the others, and a young species is
/// protected (Stanley and Miikkulainen, 2002).
/// </summary>
internal sealed class Population
{
    private const double FirstThreshold = 0.3;
    private const double ThresholdStep = 1.2;
    private const int ThresholdSteps = 16;
    private const int ProtectedGenerations = 2;
    private const double SurvivalShare = 0.5;
    private const double CrossoverProbability = 0.5;

    private readonly SlotVariation _variation;
    private readonly int _size;
    private readonly int _speciesWanted;
    private double _threshold = FirstThreshold;
    private int _nextIndividual;
    private int _nextSpecies;

    public Population(SlotVariation variation, int size, int speciesWanted)
    {
        _variation = variation;
        _size = size;
        _speciesWanted = Math.Min(speciesWanted, size);
    }

    /// <summary>The individuals, in the order of birth.</summary>
    public List<Individual> Members { get; private set; } = [];

    /// <summary>The species that have members, in the order of birth.</summary>
    public List<Species> Species { get; private set; } = [];

    /// <summary>Draws the first individuals.</summary>
    public void Fill(RandomStream random)
    {
        while (Members.Count < _size)
        {
            Add(_variation.Sample(random));
        }

        Speciate(0);
    }

    /// <summary>The members of a species.</summary>
    public IEnumerable<Individual> MembersOf(int species) => Members.Where(member => member.Species == species);

    /// <summary>Takes in an individual that has proved itself in a network, in the place of the worst one of the largest species.</summary>
    /// <returns>The newcomer, or the individual that has the same values already.</returns>
    public Individual Absorb(double[] values, double fitness)
    {
        if (Members.Find(member => _variation.Distance(member.Values, values) == 0) is { } known)
        {
            return known;
        }

        if (Members.Count >= _size)
        {
            // The last one of a species, which blueprints may point to, only where all species have but one: then the species dies out with it.
            var crowded = Members.GroupBy(member => member.Species).MaxBy(group => group.Count());
            Members.Remove(crowded?.MinBy(member => (member.Fitness, -member.Id)) ?? Members[0]);
            Species.RemoveAll(species => Species.Count > 1 && !MembersOf(species.Id).Any());
        }

        var newcomer = Add(values);
        newcomer.Fitness = fitness;
        newcomer.Species = Species.MinBy(species => _variation.Distance(species.Representative, values))?.Id ?? 0;
        return newcomer;
    }

    /// <summary>Makes the next generation: the better half of each species stays, and its offspring take the places of the rest.</summary>
    public void Evolve(int generation, RandomStream random)
    {
        var groups = Species
            .Select(species => (Species: species, Members: MembersOf(species.Id).OrderByDescending(member => member.Fitness).ThenBy(member => member.Id).ToArray()))
            .Where(group => group.Members.Length > 0)
            .ToArray();
        var quotas = Quotas([.. groups.Select(group => group.Members.Average(member => member.Fitness))], generation, [.. groups.Select(group => group.Species)]);
        var next = new List<Individual>();
        var births = new List<double[]>();
        for (var i = 0; i < groups.Length; i++)
        {
            var members = groups[i].Members;
            var survivors = Math.Min(members.Length, (int)Math.Ceiling(quotas[i] * SurvivalShare));
            next.AddRange(members[..survivors]);
            var parents = members[..Math.Max(1, (members.Length + 1) / 2)];
            for (var birth = survivors; birth < quotas[i]; birth++)
            {
                births.Add(Breed(parents, random));
            }
        }

        Members = [.. next.OrderBy(member => member.Id)];
        births.ForEach(values => Add(values));
        Speciate(generation);
    }

    private double[] Breed(Individual[] parents, RandomStream random)
    {
        var values = parents[random.NextInt(parents.Length)].Values;
        if (parents.Length > 1 && random.NextBool(CrossoverProbability))
        {
            values = SlotVariation.Crossover(values, parents[random.NextInt(parents.Length)].Values, random);
        }

        return _variation.Mutate(values, random);
    }

    /// <summary>How many individuals each species gets: in proportion to its mean fitness, the young ones at least one.</summary>
    private int[] Quotas(double[] means, int generation, Species[] species)
    {
        var best = Array.IndexOf(means, means.Max());
        var total = means.Sum() + 1e-9;
        var quotas = means.Select(mean => (int)Math.Floor(_size * mean / total)).ToArray();
        for (var i = 0; i < quotas.Length; i++)
        {
            var isYoung = generation - species[i].Born < ProtectedGenerations;
            quotas[i] = Math.Max(quotas[i], isYoung || i == best ? 1 : 0);
        }

        // Roundings fall to the best species, which can spare them.
        while (quotas.Sum() > _size)
        {
            quotas[Array.IndexOf(quotas, quotas.Max())]--;
        }

        quotas[best] += _size - quotas.Sum();
        return quotas;
    }

    private Individual Add(double[] values)
    {
        var individual = new Individual(_nextIndividual++, values);
        Members.Add(individual);
        return individual;
    }

    /// <summary>
    /// Puts each individual into the nearest species, or into a new one when none is within the threshold. The threshold moves until there are about as many species as wanted.
    /// </summary>
    private void Speciate(int generation)
    {
        for (var step = 0; step < ThresholdSteps; step++)
        {
            Assign(generation);
            if (Species.Count > _speciesWanted + 1)
            {
                _threshold *= ThresholdStep;
            }
            else if (Species.Count < _speciesWanted && _threshold > 0.01)
            {
                _threshold /= ThresholdStep;
            }
            else
            {
                break;
            }
        }
    }

    private void Assign(int generation)
    {
        var species = new List<Species>(Species);

        // Too many species: the youngest lose their names, and their members join the nearest of the others.
        if (species.Count > _speciesWanted + 1)
        {
            species.RemoveRange(_speciesWanted + 1, species.Count - _speciesWanted - 1);
        }

        foreach (var member in Members)
        {
            var nearest = species.MinBy(candidate => _variation.Distance(candidate.Representative, member.Values));
            if (nearest is null || (species.Count <= _speciesWanted && _variation.Distance(nearest.Representative, member.Values) > _threshold))
            {
                nearest = new Species(_nextSpecies++, member.Values, generation);
                species.Add(nearest);
            }

            member.Species = nearest.Id;
        }

        Species = [.. species.Where(candidate => MembersOf(candidate.Id).Any())];
        foreach (var candidate in Species)
        {
            candidate.Representative = MembersOf(candidate.Id).First().Values;
        }
    }
}

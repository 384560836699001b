using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>Draws, changes, mixes and compares individuals of one population.</summary>
/// <param name="slots">What an individual is made of.</param>
/// <param name="speciesOf">The species that a pointer into a population can point to.</param>
internal sealed class SlotVariation(ImmutableArray<Slot> slots, Func<int, IReadOnlyList<Species>> speciesOf)
{
    private const double SecondChange = 0.4;

    /// <summary>What differences of ordered values are relative to; 0 where values are equal or not.</summary>
    private readonly ImmutableArray<double> _ranges = [.. slots.Select(slot => slot.Domain is { IsOrdinal: true, Cardinality: > 1 and var count } ? count - 1.0 : 0)];

    /// <summary>Draws all slots.</summary>
    public double[] Sample(RandomStream random) => [.. slots.Select(slot => SampleSlot(slot, random))];

    /// <summary>Changes one active slot, sometimes two.</summary>
    public double[] Mutate(double[] parent, RandomStream random)
    {
        var child = (double[])parent.Clone();
        for (var change = 0; change == 0 || (change == 1 && random.NextBool(SecondChange)); change++)
        {
            var active = new bool[slots.Length];
            FindActive(child, active);
            var open = Enumerable.Range(0, slots.Length).Where(i => active[i] && slots[i].Domain?.Cardinality != 1).ToArray();
            if (open.Length == 0)
            {
                return child;
            }

            var slot = open[random.NextInt(open.Length)];
            child[slot] = slots[slot].Domain is { } domain
                ? GeneValues.Mutate(domain, child[slot], random)
                : SampleSlot(slots[slot], random);
        }

        return child;
    }

    /// <summary>Takes each slot from either parent.</summary>
    public static double[] Crossover(double[] first, double[] second, RandomStream random) =>
        [.. first.Select((value, i) => random.NextBool(0.5) ? value : second[i])];

    /// <summary>
    /// The mean difference over the slots that are active in either: for ordered values relative to their range, for others 0 or 1, and 1 where only one has the slot.
    /// </summary>
    public double Distance(double[] first, double[] second)
    {
        Span<bool> inFirst = stackalloc bool[slots.Length];
        Span<bool> inSecond = stackalloc bool[slots.Length];
        FindActive(first, inFirst);
        FindActive(second, inSecond);
        var sum = 0.0;
        var count = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            if (inFirst[i] || inSecond[i])
            {
                count++;
                sum += inFirst[i] && inSecond[i] ? Difference(i, first[i], second[i]) : 1;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private double Difference(int slot, double first, double second) =>
        _ranges[slot] > 0 ? Math.Abs(first - second) / _ranges[slot]
        : first.Equals(second) ? 0
        : slots[slot].Domain is RealDomain real ? Math.Abs(GeneValues.ToUnit(real, first) - GeneValues.ToUnit(real, second))
        : 1;

    private double SampleSlot(Slot slot, RandomStream random)
    {
        if (slot.Domain is { } domain)
        {
            return GeneValues.Sample(domain, random);
        }

        var species = speciesOf(slot.Population);
        return species[random.NextInt(species.Count)].Id;
    }

    private void FindActive(double[] values, Span<bool> active)
    {
        for (var i = 0; i < active.Length; i++)
        {
            active[i] = slots[i].Condition is not { } condition
                || (active[condition.Gene] && values[condition.Gene] >= condition.From && values[condition.Gene] <= condition.To);
        }
    }
}

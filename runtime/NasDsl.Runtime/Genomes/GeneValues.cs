using NasDsl.Language.Model;
using NasDsl.Language.Numerics;
using NasDsl.Numerics;
using NasDsl.Randomness;

namespace NasDsl.Genomes;

/// <summary>The numbers of a flat genome: what they mean, which are allowed, how they are drawn and how they are changed.</summary>
internal static class GeneValues
{
    private const double StepProbability = 0.8;
    private const double RealStep = 0.15;

    /// <summary>What inactive genes hold.</summary>
    public static double Canonical(GeneDomain domain) => domain is RealDomain real ? real.Minimum : 0;

    /// <summary>Whether a number is one of a domain.</summary>
    public static bool Contains(GeneDomain domain, double number) => domain is RealDomain real
        ? number >= real.Minimum && number <= real.Maximum
        : number >= 0 && number < domain.Cardinality && Math.Floor(number) == number;

    /// <summary>The value in the language.</summary>
    public static Value ValueOf(GeneDomain domain, double number) => domain switch
    {
        SetDomain set => set.Values[(int)number],
        AlternativeDomain alternative => Value.Of(alternative.Names[(int)number]),
        PresenceDomain => Value.Of(number != 0),
        _ => Value.Of(number),
    };

    /// <summary>The number that stands for a value, or null when the value is none of the domain.</summary>
    public static double? NumberOf(GeneDomain domain, Value value)
    {
        if (domain is RealDomain)
        {
            return value.IsNumber && Contains(domain, value.Number) ? value.Number : null;
        }

        for (var i = 0; i < domain.Cardinality; i++)
        {
            if (ValueOf(domain, i) == value)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The allowed values, for messages.</summary>
    public static string Describe(GeneDomain domain) => domain is RealDomain
        ? "a number of " + domain
        : "one of " + string.Join(", ", Enumerable.Range(0, domain.Cardinality ?? 0).Select(index => ValueOf(domain, index)));

    /// <summary>Draws a number, all equally likely (equal ratios on a logarithmic interval).</summary>
    public static double Sample(GeneDomain domain, RandomStream random) => domain is RealDomain real
        ? FromUnit(real, random.NextDouble())
        : random.NextInt(domain.Cardinality ?? 1);

    /// <summary>Draws a number of a part of an interval, all equally likely (equal ratios on a logarithmic interval).</summary>
    public static double SampleWithin(RealDomain domain, double least, double greatest, RandomStream random)
    {
        var from = ToUnit(domain, least);
        return Math.Clamp(FromUnit(domain, from + (random.NextDouble() * (ToUnit(domain, greatest) - from))), least, greatest);
    }

    /// <summary>
    /// Changes a number: to a neighbour with probability 0.8 when the domain is ordered, else to any other. A real number moves by a step with a deviation of about 0.15 of
    /// its interval.
    /// </summary>
    public static double Mutate(GeneDomain domain, double number, RandomStream random)
    {
        if (domain is RealDomain real)
        {
            // The sum of three uniform numbers is close to normal and needs no logarithm; its deviation is 1/2.
            var step = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2 * RealStep;
            return FromUnit(real, Math.Clamp(ToUnit(real, number) + step, 0, 1));
        }

        var count = domain.Cardinality ?? 1;
        if (count == 1)
        {
            return number;
        }

        if (domain.IsOrdinal && count > 2 && random.NextBool(StepProbability))
        {
            var next = number + (random.NextBool(0.5) ? 1 : -1);
            return next < 0 ? 1 : next >= count ? count - 2 : next;
        }

        var other = random.NextInt(count - 1);
        return other >= number ? other + 1 : other;
    }

    /// <summary>Where a number lies in its interval, from 0 to 1.</summary>
    public static double ToUnit(RealDomain domain, double number)
    {
        if (domain.Minimum >= domain.Maximum)
        {
            return 0;
        }

        return domain.IsLogarithmic
            ? (DeterministicMath.Log(number) - DeterministicMath.Log(domain.Minimum))
                / (DeterministicMath.Log(domain.Maximum) - DeterministicMath.Log(domain.Minimum))
            : (number - domain.Minimum) / (domain.Maximum - domain.Minimum);
    }

    /// <summary>The number at a place of an interval, with six significant digits, which is all that a search can tell apart and is short to read.</summary>
    public static double FromUnit(RealDomain domain, double unit)
    {
        var number = domain.IsLogarithmic
            ? domain.Minimum * DeterministicMath.Exp(unit * DeterministicMath.Log(domain.Maximum / domain.Minimum))
            : domain.Minimum + (unit * (domain.Maximum - domain.Minimum));
        return Math.Clamp(SignificantDigits.Round(number), domain.Minimum, domain.Maximum);
    }
}

using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>The values that a gene has over all uses of a block.</summary>
internal static class DomainUnion
{
    /// <summary>Unites two domains.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>A domain with the values of both.</returns>
    public static GeneDomain Of(GeneDomain first, GeneDomain second)
    {
        if (first.Equals(second))
        {
            return first;
        }

        if (first is SetDomain one && second is SetDomain other)
        {
            var values = one.Values.Concat(other.Values).Distinct();
            return new SetDomain((one.IsOrdinal && other.IsOrdinal ? values.OrderBy(value => value.Number) : values).ToEquatableArray());
        }

        var (firstMinimum, firstMaximum, _) = Interval(first);
        var (secondMinimum, secondMaximum, isLogarithmic) = Interval(second);
        return new RealDomain(Math.Min(firstMinimum, secondMinimum), Math.Max(firstMaximum, secondMaximum), isLogarithmic);
    }

    private static RealDomain Interval(GeneDomain domain) => domain switch
    {
        RealDomain real => real,
        SetDomain { IsOrdinal: true } set => new RealDomain(set.Values[0].Number, set.Values[set.Values.Count - 1].Number, false),
        _ => throw new InvalidOperationException($"The values {domain} cannot be united with others."),
    };
}

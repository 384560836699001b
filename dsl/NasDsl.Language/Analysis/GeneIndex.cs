using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Numbers the values of a gene. Of a real interval the analysis looks at both ends and the middle: no cost depends on a real argument, and what changes nothing (a dropout of 0)
/// does so at an end.
/// </summary>
internal static class GeneIndex
{
    private const int RealSamples = 3;

    /// <summary>How many indices there are.</summary>
    /// <param name="domain">The values of the gene.</param>
    /// <returns>The count.</returns>
    public static int Count(GeneDomain domain) => domain.Cardinality ?? RealSamples;

    /// <summary>The value at an index, as expressions see it.</summary>
    /// <param name="domain">The values of the gene.</param>
    /// <param name="index">The index.</param>
    /// <returns>The value.</returns>
    public static Value ValueAt(GeneDomain domain, int index) => domain switch
    {
        SetDomain set => set.Values[index],
        AlternativeDomain alternative => Value.Of(alternative.Names[index]),
        PresenceDomain => Value.Of(index != 0),
        RealDomain real => Value.Of(index switch
        {
            0 => real.Minimum,
            1 => real.Maximum,
            _ => (real.Minimum + real.Maximum) / 2,
        }),
        _ => throw new ArgumentException($"There is no rule for {domain.GetType().Name}.", nameof(domain)),
    };
}

using NasDsl.Language.Model;

namespace NasDsl.Genomes.Repair;

/// <summary>The values that repair tries for one gene.</summary>
internal static class GeneNeighbours
{
    private const int AllUpTo = 8;

    /// <summary>Lists other values: all of a small domain, the neighbours and the ends of a great or real one.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="value">The value now.</param>
    /// <returns>The values, nearest first in ordered domains.</returns>
    public static IEnumerable<double> Of(GeneDomain domain, double value)
    {
        IEnumerable<double> values = domain switch
        {
            RealDomain real => new[] { real.Minimum, GeneValues.FromUnit(real, 0.5), real.Maximum },
            { Cardinality: <= AllUpTo and var count } => Enumerable.Range(0, count).Select(index => (double)index),
            _ => Spread(value, domain.Cardinality.GetValueOrDefault()),
        };
        return values
            .Where(other => other != value && GeneValues.Contains(domain, other))
            .Distinct()
            .OrderBy(other => domain.IsOrdinal ? Math.Abs(other - value) : other);
    }

    private static double[] Spread(double value, int count) =>
        [value - 1, value + 1, Math.Floor(value / 2), Math.Floor((value + count) / 2), 0, count - 1];
}

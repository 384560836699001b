using System.Collections.Immutable;

namespace NasDsl.Report.Importance;

/// <summary>One thing that may decide about a value: a gene, with the level that each trial has of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOrdered">Whether neighbouring levels are neighbouring values.</param>
/// <param name="Levels">The level of each sample, from 0; ordered ones ascend.</param>
internal sealed record Feature(string Name, bool IsOrdered, ImmutableArray<int> Levels)
{
    /// <summary>How many levels there are.</summary>
    public int Count { get; } = Levels.IsEmpty ? 0 : Levels.Max() + 1;

    /// <summary>Makes a feature of values: equal values are one level.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isOrdered">Whether the order of values means something.</param>
    /// <param name="values">The value of each sample; what has none, such as an inactive gene, is a level of its own before all others.</param>
    /// <returns>The feature.</returns>
    public static Feature Of(string name, bool isOrdered, IEnumerable<double?> values)
    {
        var all = values.ToArray();
        var known = all.Distinct().OrderBy(value => value ?? double.NegativeInfinity).ToList();
        return new Feature(name, isOrdered, [.. all.Select(value => known.IndexOf(value))]);
    }

    /// <summary>The share of the samples that each level has.</summary>
    /// <returns>A share for each level.</returns>
    public double[] Shares()
    {
        var shares = new double[Count];
        foreach (var level in Levels)
        {
            shares[level] += 1.0 / Levels.Length;
        }

        return shares;
    }
}

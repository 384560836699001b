using System.Globalization;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>Means of many seeds.</summary>
internal static class Statistics
{
    /// <summary>The mean, with its standard error in parentheses.</summary>
    public static string Cell(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"{mean:F4} ({deviation / Math.Sqrt(values.Length):F4})");
    }
}

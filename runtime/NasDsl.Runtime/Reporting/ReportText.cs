using System.Globalization;
using NasDsl.Search;

namespace NasDsl.Reporting;

/// <summary>Numbers as people read them, the same in every culture.</summary>
public static class ReportText
{
    /// <summary>The quality that speaks first: accuracy for classes, root mean squared error for numbers, or what a table tells.</summary>
    /// <param name="metrics">What was measured.</param>
    /// <returns>The text.</returns>
    public static string Quality(Metrics metrics) => metrics switch
    {
        null => throw new ArgumentNullException(nameof(metrics)),
        { Accuracy: { } accuracy } => "accuracy " + Percent(accuracy),
        { Rmse: { } deviation } => "rmse " + Number(deviation),
        _ => Metrics.Names
            .Select(name => (Name: name, Value: metrics.Find(name)))
            .Where(item => item.Value is { } value && !double.IsNaN(value))
            .Select(item => $"{item.Name} {Number(item.Value.GetValueOrDefault())}")
            .FirstOrDefault() ?? "costs alone",
    };

    /// <summary>A share, such as <c>98.61 %</c>.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <returns>The text.</returns>
    public static string Percent(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + " %";

    /// <summary>A number with four significant digits.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text.</returns>
    public static string Number(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A whole number with its thousands apart, such as <c>6,186</c>.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text.</returns>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A time, such as <c>8.4 s</c>, <c>1 min 05 s</c> or <c>2 h 03 min</c>.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text.</returns>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 59.95 => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s",
        < 3599.5 => string.Create(CultureInfo.InvariantCulture, $"{Whole(time.TotalSeconds) / 60} min {Whole(time.TotalSeconds) % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Whole(time.TotalMinutes) / 60} h {Whole(time.TotalMinutes) % 60:00} min"),
    };

    private static long Whole(double number) => (long)Math.Round(number);
}

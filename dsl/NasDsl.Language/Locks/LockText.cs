using System.Globalization;
using System.Text;
using NasDsl.Language.Model;

namespace NasDsl.Language.Locks;

/// <summary>Texts of a champion and of a front for people and for snapshot tests: the same on every machine, one fact on each line.</summary>
public static class LockText
{
    /// <summary>Describes a champion: its architecture, its genes, its costs, what was measured, and the hash of its weights.</summary>
    /// <param name="champion">The champion.</param>
    /// <returns>Lines separated by <c>\n</c>.</returns>
    public static string Describe(LockChampion champion)
    {
        var text = new StringBuilder();
        text.Append(champion.Architecture).Append("\n\n");
        foreach (var gene in champion.Genome.Split(' '))
        {
            text.Append(gene).Append('\n');
        }

        text.Append('\n');
        text.Append("params      ").Append(Count(champion.Params)).Append('\n');
        text.Append("flops       ").Append(Count(champion.Flops)).Append('\n');
        text.Append("memory      ").Append(Count(champion.Memory)).Append(" bytes\n");
        text.Append("validation  ").Append(Join(champion.Validation)).Append('\n');
        if (champion.Test.Count > 0)
        {
            text.Append("test        ").Append(Join(champion.Test)).Append('\n');
        }

        return text.Append("weights     ").Append(champion.Weights).ToString();
    }

    /// <summary>Describes a front: the objectives of each candidate, then its genes.</summary>
    /// <param name="objectives">What was sought.</param>
    /// <param name="front">The candidates.</param>
    /// <returns>Lines separated by <c>\n</c>.</returns>
    public static string Describe(IEnumerable<string> objectives, IEnumerable<LockTrial> front)
    {
        var names = objectives.ToArray();
        return string.Join("\n", front.Select(trial =>
            string.Join("  ", names.Zip(trial.Objectives, (name, value) => $"{name} {Number(value)}")) + "  " + trial.Genome));
    }

    private static string Join(IEnumerable<LockMetric> metrics) =>
        string.Join(", ", metrics.Select(metric => $"{metric.Name} {Number(metric.Value)}"));

    // Four significant digits, as reports have them: enough to see a change, few enough to read.
    private static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? NumberText.Format(value) : value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

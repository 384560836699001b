using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;

namespace NasDsl.Reporting;

/// <summary>Writes what a search found as plain text, at most about 100 columns wide.</summary>
public static class TextReport
{
    private const int GenomeWidth = 96;

    /// <summary>Writes the champion, its qualities, the front and how the search went.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(SearchResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        WriteChampion(result, writer);
        WriteFront(result, writer);
        WriteSearch(result, writer);
    }

    private static void WriteChampion(SearchResult result, TextWriter writer)
    {
        var champion = result.Champion;
        writer.WriteLine($"Champion (trial {champion.Trial.Id})");
        foreach (var line in champion.Network.ToString().Split('\n'))
        {
            writer.WriteLine("  " + line);
        }

        writer.WriteLine();
        foreach (var line in Wrap(champion.Genome.ToString()))
        {
            writer.WriteLine("  " + line);
        }

        writer.WriteLine();
        var isTabled = result.Search.Model.Evaluation is not null;
        writer.WriteLine($"  {(isTabled ? "table     " : "validation")}  {Qualities(champion.Validation)}");
        if (!isTabled)
        {
            writer.WriteLine($"  test        {Qualities(champion.Test)}");
        }

        var network = champion.Network;
        writer.WriteLine(
            $"  cost        {ReportText.Count(network.Cost.Params)} params, {ReportText.Count(network.Cost.Flops)} FLOPs, "
            + $"{ReportText.Count(NetworkCosts.Of(network, CostKind.Memory))} bytes of memory");
        if (!isTabled)
        {
            writer.WriteLine($"  weights     SHA-256 {champion.Weights.Hash()}");
        }

        writer.WriteLine();
    }

    private static string Qualities(Metrics? metrics) => metrics is null
        ? "none"
        : ReportText.Quality(metrics) + (double.IsNaN(metrics.Loss) || metrics.Accuracy is null && metrics.Rmse is null ? "" : $", loss {ReportText.Number(metrics.Loss)}");

    private static void WriteFront(SearchResult result, TextWriter writer)
    {
        var objectives = result.Search.Model.Objectives;
        writer.WriteLine(objectives.Count == 1 ? "Best by " + objectives[0].Text : "Pareto front");
        string[] heads = ["trial", .. objectives.Select(objective => Cut(objective.Text)), "params", "FLOPs"];
        var rows = new List<string[]> { heads };
        foreach (var trial in result.Front)
        {
            rows.Add(
            [
                trial.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. trial.Objectives.Select((value, i) => Value(objectives[i], value)),
                ReportText.Count(trial.Network.Cost.Params),
                ReportText.Count(trial.Network.Cost.Flops),
            ]);
        }

        // An objective that is a cost already has a column of its own name.
        var keep = Enumerable.Range(0, heads.Length)
            .Where(i => Array.FindIndex(heads, head => string.Equals(head, heads[i], StringComparison.OrdinalIgnoreCase)) == i)
            .ToArray();
        TextTable.Write(writer, "  ", [.. rows.Select(row => keep.Select(i => row[i]).ToArray())]);
        writer.WriteLine();
    }

    private static string Value(ObjectiveModel objective, double value) => objective.Expression switch
    {
        MetricExpression { Name: "accuracy" or "error" } => ReportText.Percent(value),
        CostExpression => ReportText.Count((long)value),
        _ => ReportText.Number(value),
    };

    private static void WriteSearch(SearchResult result, TextWriter writer)
    {
        var counts = result.Trials.CountBy(trial => trial.Status).ToDictionary(pair => pair.Key, pair => pair.Value);
        var reason = result.StopReason switch
        {
            StopReason.TrialsSpent => "the budget of trials is spent",
            StopReason.TimeSpent => "the budget of time is spent",
            StopReason.GoalReached => "the goal of 'until' is reached",
            StopReason.Stalled => "nothing has got better for as many trials as 'until' allows",
            StopReason.EpochsSpent => "the budget of epochs is spent",
            _ => "the space has no other candidate",
        };
        writer.WriteLine(
            $"{result.Search.Model.Name}: {result.Trials.Length} trials in {ReportText.Duration(result.Elapsed)}, seed {result.Seed}: "
            + $"{counts.GetValueOrDefault(TrialStatus.Finished)} finished, {counts.GetValueOrDefault(TrialStatus.Stopped)} stopped early, "
            + $"{counts.GetValueOrDefault(TrialStatus.Failed)} failed");
        writer.WriteLine($"Ended because {reason}.");
    }

    private static string Cut(string text) => text.Length <= 24 ? text : text[..21] + "...";

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > GenomeWidth)
            {
                yield return line;
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        yield return line;
    }
}

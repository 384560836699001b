using System.Globalization;

namespace NasDsl.Studies;

/// <summary>Trials of a study as a table, for spreadsheets and data frames.</summary>
public static class StudyCsv
{
    private static readonly string[] Metrics = ["accuracy", "loss", "f1", "auc", "rmse", "mae", "r2"];

    /// <summary>Writes the trials of runs, one on a line, with the names of the columns first (RFC 4180).</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(IReadOnlyList<StudyRunContents> runs, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(writer);
        var objectives = runs.SelectMany(run => run.Run.Objectives).Select(objective => objective.Text).Distinct().ToArray();
        Write(
            writer,
            ["run", "search", "seed", "trial", "generation", "status", "reason", "epochs", "share", .. objectives.Select(text => "objective " + text), .. Metrics,
                "params", "macs", "flops", "memory", "seconds", "recorded_at", "origin_run", "origin_trial", "architecture", "genome"]);
        foreach (var (run, trials, _) in runs)
        {
            foreach (var trial in trials)
            {
                var record = trial.Record;
                Write(
                    writer,
                    [
                        run.Id, run.Search, run.Seed, trial.Id, record.Generation, record.Status, record.Reason, record.Epochs, record.Share,
                        .. objectives.Select(text => (object?)ValueOf(run, trial, text)),
                        .. Metrics.Select(name => (object?)record.Metrics?.Find(name)),
                        trial.Costs.Params, trial.Costs.Macs, trial.Costs.Flops, trial.Costs.Memory, Math.Round(record.Elapsed.TotalSeconds, 3), StudyRows.Write(trial.RecordedAt),
                        trial.Origin?.Run, trial.Origin?.Trial, trial.Architecture, record.Genome,
                    ]);
            }
        }
    }

    private static double? ValueOf(StudyRun run, StudyTrial trial, string objective)
    {
        var place = run.Objectives.Select(item => item.Text).ToList().IndexOf(objective);
        return place >= 0 && place < trial.Record.Objectives.Length ? trial.Record.Objectives[place] : null;
    }

    private static void Write(TextWriter writer, IEnumerable<object?> cells) => writer.Write(string.Join(',', cells.Select(Quote)) + "\n");

    private static string Quote(object? cell)
    {
        var text = cell is double number && !double.IsFinite(number) ? "" : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

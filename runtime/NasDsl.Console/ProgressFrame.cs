using System.Globalization;
using NasDsl.Reporting;
using NasDsl.Search;

namespace NasDsl.CommandLine;

/// <summary>One picture of the live view, as lines that fit the width of the terminal.</summary>
/// <param name="Progress">How far the search is.</param>
/// <param name="Curve">The best value of the first objective after each trial.</param>
/// <param name="Running">The trainings that go on.</param>
/// <param name="BusyCores">How many processor cores this process has kept busy since the picture before.</param>
/// <param name="Cores">How many there are.</param>
public sealed record ProgressFrame(SearchProgress Progress, IReadOnlyList<double> Curve, IReadOnlyList<RunningTraining> Running, double BusyCores, int Cores)
{
    private const int Indent = 10;
    private const int CurveHeight = 4;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Draws the picture. Its height is the same from the first to the last, so that nothing jumps.</summary>
    /// <param name="width">How many columns the terminal has.</param>
    /// <returns>The lines, none of them longer than that.</returns>
    public IReadOnlyList<string> Draw(int width)
    {
        var room = Math.Clamp(width - Indent - 1, 8, 70);
        string[] lines =
        [
            Line("phase", $"{PhaseText}, generation {Progress.Generation}, {TrialsText}, {PerMinute} trials/min"),
            Line("", Bar(room)),
            Line("time", Progress.Remaining is { } left ? $"{ReportText.Duration(Progress.Elapsed)}, {ReportText.Duration(left)} left" : ReportText.Duration(Progress.Elapsed)),
            Line("best", Progress.Best is { Metrics: { } metrics } best ? $"{ReportText.Quality(metrics)}, {ReportText.Count(best.Network.Cost.Params)} params (trial {best.Id})" : "no candidate"),
            Line("front", Front()),
            Line("cores", CoresText()),
            .. Training(),
            .. Chart(room).Select((row, i) => Line(i == 0 ? "so far" : "", row)),
        ];
        return [.. lines.Select(line => line.Length > width ? line[..Math.Max(0, width - 1)] + "…" : line)];
    }

    private string PhaseText => Progress.Phase switch
    {
        SearchPhase.Searching => "searching",
        SearchPhase.Retraining => "training the champion",
        SearchPhase.Testing => "reading the test rows",
        SearchPhase.Cancelled => "cancelled",
        _ => "done",
    };

    private string TrialsText => Progress.Budget is { } budget ? $"{Progress.Trials}/{budget} trials" : $"{Progress.Trials} trials";

    private string PerMinute => Progress.Elapsed > TimeSpan.Zero ? ReportText.Number(Math.Round(Progress.Trials / Progress.Elapsed.TotalMinutes)) : "0";

    private static string Line(string label, string text) => $" {label,-(Indent - 1)}{text}".TrimEnd();

    private string Bar(int room)
    {
        var share = Progress.Phase != SearchPhase.Searching ? 1
            : Progress.Budget is { } budget and > 0 ? Math.Clamp((double)Progress.Trials / budget, 0, 1)
            : Progress.Remaining is { } left ? Progress.Elapsed / (Progress.Elapsed + left)
            : 0;
        var percent = share.ToString("0 %", CultureInfo.InvariantCulture).PadLeft(6);
        var cells = room - percent.Length;
        var full = (int)Math.Round(share * cells);
        return new string('█', full) + new string('░', cells - full) + percent;
    }

    private string Front() => Progress.Front.Length == 0
        ? "empty"
        : $"{Progress.Front.Length}: {string.Join(", ", Progress.Front.Take(6).Select(trial => ReportText.Number(trial.Objectives[0])))}{(Progress.Front.Length > 6 ? ", ..." : "")}";

    private string CoresText()
    {
        var busy = Math.Clamp(BusyCores, 0, Cores);
        var bars = Enumerable.Range(0, Math.Min(Cores, 32)).Select(core => Blocks[(int)Math.Round(Math.Clamp(busy - core, 0, 1) * (Blocks.Length - 1))]);
        return $"{string.Concat(bars)}  {busy.ToString("F1", CultureInfo.InvariantCulture)} of {Cores} busy";
    }

    // As many lines as there are cores, but not so many that they fill the terminal.
    private IEnumerable<string> Training()
    {
        var lines = Math.Min(Cores, 4);
        for (var i = 0; i < lines; i++)
        {
            var more = Running.Count - lines;
            yield return Line(
                i == 0 ? "training" : "",
                i < Running.Count
                    ? $"trial {Running[i].Trial}, to epoch {Running[i].Epochs}, {ReportText.Duration(Running[i].Elapsed)}{(i == lines - 1 && more > 0 ? $", and {more} more" : "")}"
                    : "-");
        }
    }

    private IEnumerable<string> Chart(int room)
    {
        if (Curve.Count == 0)
        {
            return Enumerable.Repeat("", CurveHeight);
        }

        var columns = Math.Min(Math.Max(1, room - 10), Curve.Count);
        var values = Enumerable.Range(0, columns).Select(column => Curve[(int)((column + 1L) * Curve.Count / columns) - 1]).ToArray();
        var (least, greatest) = (values.Min(), values.Max());
        var span = greatest > least ? greatest - least : 1;
        var steps = Blocks.Length - 1;
        var heights = values.Select(value => 1 + (int)Math.Round((value - least) / span * ((CurveHeight * steps) - 1))).ToArray();
        return Enumerable.Range(0, CurveHeight).Select(row =>
        {
            var below = (CurveHeight - 1 - row) * steps;
            var label = row == 0 ? ReportText.Number(greatest) : row == CurveHeight - 1 && greatest > least ? ReportText.Number(least) : "";
            return string.Concat(heights.Select(height => Blocks[Math.Clamp(height - below, 0, steps)])) + "  " + label;
        });
    }
}

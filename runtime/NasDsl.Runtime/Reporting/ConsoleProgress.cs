using NasDsl.Search;

namespace NasDsl.Reporting;

/// <summary>Writes one line for each generation and each phase, as plain text.</summary>
/// <param name="writer">Where to, such as <see cref="Console.Out"/>.</param>
public sealed class ConsoleProgress(TextWriter writer) : IProgress<SearchProgress>
{
    private int _generations;

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Phase == SearchPhase.Searching && value.Generation == _generations)
        {
            // A trial within a generation.
            return;
        }

        _generations = value.Generation;
        var line = value.Phase switch
        {
            SearchPhase.Searching => $"generation {value.Generation,3}  {Trials(value),-14}  {Best(value)}  {Times(value)}",
            SearchPhase.Retraining => $"training the champion on training and validation rows  ({ReportText.Duration(value.Elapsed)})",
            SearchPhase.Testing => $"reading the test rows  ({ReportText.Duration(value.Elapsed)})",
            SearchPhase.Cancelled => $"cancelled after {Trials(value)}; so far: {Best(value)}",
            _ => $"done  ({ReportText.Duration(value.Elapsed)})",
        };
        writer.WriteLine(line.TrimEnd());
        writer.Flush();
    }

    private static string Trials(SearchProgress value) =>
        value.Budget is { } budget ? $"{value.Trials}/{budget} trials" : $"{value.Trials} trials";

    private static string Best(SearchProgress value) => value.Best is { Metrics: { } metrics } best
        ? $"best {ReportText.Quality(metrics)}, {ReportText.Count(best.Network.Cost.Params)} params, front {value.Front.Length}"
        : "no candidate";

    private static string Times(SearchProgress value) => value.Remaining is { } remaining
        ? $"{ReportText.Duration(value.Elapsed)}, {ReportText.Duration(remaining)} left"
        : ReportText.Duration(value.Elapsed);
}

using System.Diagnostics;
using NasDsl.Search.Ranking;

namespace NasDsl.Search;

/// <summary>Tells the caller how far the search is, and keeps its time.</summary>
/// <param name="progress">The caller's ear, or null.</param>
/// <param name="board">The best trials.</param>
/// <param name="budget">The budget.</param>
/// <param name="spent">How long the search has run before.</param>
internal sealed class ProgressReporter(IProgress<SearchProgress>? progress, Leaderboard board, SearchBudget budget, TimeSpan spent = default)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>How long the search has run.</summary>
    public TimeSpan Elapsed => spent + _watch.Elapsed;

    /// <summary>Reports a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="generations">How many generations are complete.</param>
    /// <param name="trials">How many trials there are.</param>
    public void Report(SearchPhase phase, int generations, int trials) =>
        progress?.Report(new SearchProgress(
            phase,
            generations,
            trials,
            budget.Trials,
            board.Best,
            board.Front,
            Elapsed,
            phase == SearchPhase.Searching ? Remaining(trials) : null));

    private TimeSpan? Remaining(int trials)
    {
        var seconds = budget.Seconds - Elapsed.TotalSeconds;
        if (trials > 0 && budget.Trials is { } all)
        {
            seconds = Math.Min(seconds, Elapsed.TotalSeconds / trials * (all - trials));
        }

        return double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;
    }
}

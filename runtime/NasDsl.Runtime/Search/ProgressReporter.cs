using System.Diagnostics;
using NasDsl.Search.Ranking;

namespace NasDsl.Search;

/// <summary>Tells the caller how far the search is, and keeps its time.</summary>
/// <param name="progress">The caller's ear, or null.</param>
/// <param name="ranking">The order of trials.</param>
/// <param name="budget">The budget.</param>
internal sealed class ProgressReporter(IProgress<SearchProgress>? progress, TrialRanking ranking, SearchBudget budget)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _generations;

    /// <summary>How long the search has run.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Reports that a generation is complete.</summary>
    /// <param name="trials">All trials so far.</param>
    public void Complete(IReadOnlyCollection<Trial> trials)
    {
        _generations++;
        Report(SearchPhase.Searching, trials);
    }

    /// <summary>Reports a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="trials">All trials so far.</param>
    public void Report(SearchPhase phase, IReadOnlyCollection<Trial> trials) =>
        progress?.Report(new SearchProgress(
            phase,
            _generations,
            trials.Count,
            budget.Trials,
            ranking.BestFirst(trials).FirstOrDefault(trial => trial.Status != TrialStatus.Failed),
            ranking.Front(trials),
            Elapsed,
            phase == SearchPhase.Searching ? Remaining(trials.Count) : null));

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

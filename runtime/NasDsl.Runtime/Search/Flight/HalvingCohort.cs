using System.Collections.Immutable;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Flight;

/// <summary>Trains cohorts by successive halving. What is promoted depends on results alone, never on which thread was first.</summary>
/// <param name="brackets">The rungs of the cohorts, which take their turns: one schedule for halving, several for Hyperband.</param>
/// <param name="ranking">The order of candidates.</param>
internal sealed class HalvingCohort(ImmutableArray<HalvingSchedule> brackets, TrialRanking ranking) : ICohort
{
    /// <inheritdoc/>
    public int CapacityOf(int round) => ScheduleOf(round).Capacity;

    /// <inheritdoc/>
    public async Task EvaluateAsync(int round, IReadOnlyList<Candidate> candidates, IEvaluation evaluation, int threads, CancellationToken cancellationToken)
    {
        var schedule = ScheduleOf(round);
        var live = candidates;
        foreach (var rung in schedule.Rungs)
        {
            // The longest first, so that no thread is left with it alone at the end.
            var work = evaluation.Group(live).OrderByDescending(group => group.Sum(candidate => (double)candidate.Genome.Network.Cost.Macs)).ToArray();
            await ParallelWork.RunAsync(work, threads, (group, stop) => evaluation.Evaluate(group, rung, stop), cancellationToken).ConfigureAwait(false);
            live = Promote(live, schedule);
        }
    }

    private HalvingSchedule ScheduleOf(int round) => brackets[round % brackets.Length];

    private Candidate[] Promote(IReadOnlyList<Candidate> live, HalvingSchedule schedule)
    {
        var able = live.Where(candidate => candidate.Trial is { Status: TrialStatus.Stopped }).ToArray();
        var chosen = ranking
            .Promising(able.Select(candidate => candidate.Trial).OfType<Trial>())
            .Take(schedule.Promoted(able.Length))
            .Select(trial => trial.Id)
            .ToHashSet();
        foreach (var candidate in able.Where(candidate => !chosen.Contains(candidate.Id)))
        {
            candidate.Dispose();
        }

        return [.. able.Where(candidate => chosen.Contains(candidate.Id))];
    }
}

using System.Collections.Immutable;
using NasDsl.Search;

namespace NasDsl.Studies;

/// <summary>The Pareto front of trials of a study.</summary>
public static class StudyFront
{
    /// <summary>Finds the finished trials that no other one beats: as good in every objective, and better in one. Of equal ones the earlier stays.</summary>
    /// <param name="objectives">The objectives of the run.</param>
    /// <param name="trials">Its trials.</param>
    /// <returns>The front, best by the first objective first.</returns>
    public static ImmutableArray<StudyTrial> Of(ImmutableArray<StudyObjective> objectives, IEnumerable<StudyTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        double Loss(StudyTrial trial, int objective) => objectives[objective].IsMaximized ? -trial.Record.Objectives[objective] : trial.Record.Objectives[objective];
        bool Beats(StudyTrial first, StudyTrial second)
        {
            var isBetter = first.Id < second.Id;
            for (var i = 0; i < objectives.Length; i++)
            {
                var (one, other) = (Loss(first, i), Loss(second, i));
                if (one > other)
                {
                    return false;
                }

                isBetter |= one < other;
            }

            return isBetter;
        }

        var able = trials.Where(trial => trial.Record is { Status: TrialStatus.Finished } record && record.Objectives.Length == objectives.Length).ToArray();
        return [.. able.Where(trial => !able.Any(other => Beats(other, trial))).OrderBy(trial => Loss(trial, 0)).ThenBy(trial => trial.Id)];
    }
}

using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary>What <c>nas studies --json</c> prints of a run.</summary>
/// <param name="Study">The file.</param>
/// <param name="Id">The number of the run.</param>
/// <param name="Search">The name of the search.</param>
/// <param name="Seed">What randomness is drawn from.</param>
/// <param name="State"><c>finished</c>, <c>running</c> or <c>interrupted</c>.</param>
/// <param name="Trials">How many trials it has.</param>
/// <param name="Budget">How many there are to be, besides those taken over, or null.</param>
/// <param name="Finished">How many of them were trained to the end.</param>
/// <param name="Stopped">How many were stopped early.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="TakenOver">How many were measured by earlier runs.</param>
/// <param name="Objectives">What is sought.</param>
/// <param name="Best">The best value of the first objective, or null.</param>
/// <param name="Seconds">How long processes worked on it.</param>
/// <param name="CpuSeconds">How much processor time that took.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="LastSeen">When something was written last.</param>
internal sealed record RunDocument(
    string Study,
    int Id,
    string Search,
    ulong Seed,
    string State,
    int Trials,
    int? Budget,
    int Finished,
    int Stopped,
    int Failed,
    int TakenOver,
    IReadOnlyList<string> Objectives,
    double? Best,
    double Seconds,
    double CpuSeconds,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeen)
{
    /// <summary>Describes a run.</summary>
    /// <param name="study">The study.</param>
    /// <param name="run">The run.</param>
    /// <returns>The document.</returns>
    public static RunDocument Create(StudyReader study, StudyRun run)
    {
        var trials = study.ReadTrials(run.Id);
        int Count(TrialStatus status) => trials.Count(trial => trial.Record.Status == status);
        var isRunning = run.Sessions.Any(session => !session.HasEnded) && study.IsInUse;
        return new RunDocument(
            study.Path,
            run.Id,
            run.Search,
            run.Seed,
            isRunning ? "running" : IsOver(run, trials.Count(trial => trial.Origin is null)) ? "finished" : "interrupted",
            trials.Length,
            run.Budget,
            Count(TrialStatus.Finished),
            Count(TrialStatus.Stopped),
            Count(TrialStatus.Failed),
            trials.Count(trial => trial.Origin is not null),
            [.. run.Objectives.Select(objective => objective.Text)],
            StudyFront.Of(run.Objectives, trials) is [var best, ..] ? best.Record.Objectives[0] : null,
            run.Elapsed.TotalSeconds,
            run.Cpu.TotalSeconds,
            run.StartedAt,
            run.Sessions.IsEmpty ? run.StartedAt : run.Sessions.Max(session => session.SeenAt));
    }

    // A result of a smaller budget is none of a greater one.
    private static bool IsOver(StudyRun run, int trials) => run.Result is { } result && (result.StopReason != StopReason.TrialsSpent || trials >= run.Budget);
}

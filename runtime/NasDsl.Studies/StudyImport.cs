using NasDsl.Language.Diagnostics;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>What an import brought.</summary>
/// <param name="Runs">How many runs are new to the study.</param>
/// <param name="Trials">How many trials are new to it.</param>
/// <param name="Known">How many trials it had already.</param>
public sealed record StudyImport(int Runs, int Trials, int Known)
{
    /// <summary>
    /// Takes what another study holds into one: runs that it does not know become runs of it, and of a run that both know the trials are joined. All of it is imported, or nothing.
    /// </summary>
    /// <param name="path">The study, which is made when it is not there.</param>
    /// <param name="contents">What the other one holds.</param>
    /// <returns>What it brought.</returns>
    /// <exception cref="NasException">The study cannot be written, is in use, or says something else of a trial.</exception>
    public static StudyImport Into(string path, StudyContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        using var right = StudyLock.Take(path);
        using var database = StudyDatabase.OpenToWrite(path);
        var import = new StudyImport(0, 0, 0);
        database.InTransaction(() =>
        {
            var known = database.Read($"SELECT {StudyRows.RunColumns} FROM runs ORDER BY id", row => StudyRows.ReadRun(row) ?? throw StudyErrors.Damaged(path, "a run is not as it was written"));
            var ids = new Dictionary<int, int>();
            foreach (var item in contents.Runs)
            {
                if (known.Find(run => run.Key == item.Run.Key) is not { } target)
                {
                    target = item.Run with { Id = known.Count + 1 };
                    known.Add(target);
                    StudyRows.Write(database, target);
                    import = import with { Runs = import.Runs + 1 };
                }

                ids.Add(item.Run.Id, target.Id);
                import = Join(database, item, target.Id, ids, import);
            }
        });
        return import;
    }

    private static StudyImport Join(StudyDatabase database, StudyRunContents item, int run, Dictionary<int, int> ids, StudyImport import)
    {
        var known = database.Read(
            StudyRows.TrialQuery,
            row => StudyRows.ReadTrial(row) ?? throw StudyErrors.Damaged(database.Path, "a trial is not as it was written"),
            StudyRows.IdOf(run, 0),
            StudyRows.IdOf(run, int.MaxValue)).ToDictionary(trial => trial.Id);
        foreach (var trial in item.Trials)
        {
            if (!known.TryGetValue(trial.Id, out var same))
            {
                // Where it was measured may be a run that did not come along.
                var origin = trial.Origin is { } place && ids.TryGetValue(place.Run, out var id) ? place with { Run = id } : trial.Origin;
                StudyRows.Write(database, trial with { Run = run, Origin = origin });
                import = import with { Trials = import.Trials + 1 };
            }
            else if (TextOf(same) != TextOf(trial))
            {
                throw StudyErrors.Of(DiagnosticCatalog.StudyConflict, database.Path, trial.Id, item.Run.Search);
            }
            else
            {
                import = import with { Known = import.Known + 1 };
            }
        }

        var sessions = database.Read("SELECT process, machine, started_at, seen_at, cpu, has_ended FROM sessions WHERE run = $0", StudyRows.ReadSession, run);
        foreach (var session in item.Run.Sessions.Where(session => !sessions.Contains(session)))
        {
            StudyRows.Write(database, run, session);
        }

        if (item.Run.Result is { } result && item.Weights is { } weights && database.ReadNumber("SELECT COUNT(*) FROM results WHERE run = $0", run) == 0)
        {
            StudyRows.Write(database, run, result, [.. weights]);
        }

        return import;
    }

    // The same but for how long it took.
    private static string TextOf(StudyTrial trial) => TrialJson.Write(trial.Record with { Elapsed = TimeSpan.Zero });
}

using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Studies;

/// <summary>All that is sound in a study, to take it elsewhere.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Damaged">How many rows were left out, as far as can be told, because they are not as they were written.</param>
public sealed record StudyContents(ImmutableArray<StudyRunContents> Runs, int Damaged)
{
    /// <summary>Reads what is sound in a study, damaged or not.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The contents.</returns>
    /// <exception cref="NasException">There is no such file, it is no study, or one of a newer version.</exception>
    public static StudyContents Read(string path)
    {
        if (!File.Exists(path))
        {
            throw StudyErrors.Of(DiagnosticCatalog.ProgramFileNotFound, path, path);
        }

        using var database = StudyDatabase.OpenToSalvage(path);
        var damaged = 0;
        var runs = new SortedDictionary<int, StudyRun>();
        foreach (var run in FromBothEnds(database, $"SELECT {StudyRows.RunColumns} FROM runs ORDER BY id", StudyRows.ReadRun, ref damaged))
        {
            runs[run.Id] = run;
        }

        var trials = new SortedDictionary<(int Run, int Trial), StudyTrial>();
        foreach (var trial in FromBothEnds(database, $"SELECT {StudyRows.TrialColumns}, id FROM trials ORDER BY id", StudyRows.ReadTrial, ref damaged))
        {
            trials[(trial.Run, trial.Id)] = trial;
        }

        var contents = new List<StudyRunContents>();
        foreach (var run in runs.Values)
        {
            var id = run.Id.ToString(CultureInfo.InvariantCulture);
            var results = FromBothEnds(database, $"SELECT record, weights, digest FROM results WHERE run = {id} ORDER BY run", row => StudyRows.ReadResult(row) is var (result, weights) ? new Outcome(result, weights) : null, ref damaged);
            var sessions = FromBothEnds(
                database, $"SELECT process, machine, started_at, seen_at, cpu, has_ended FROM sessions WHERE run = {id} ORDER BY id", StudyRows.ReadSession, ref damaged);
            contents.Add(new StudyRunContents(
                run with { Result = results.FirstOrDefault()?.Result, Sessions = [.. sessions.Distinct().OrderBy(session => session.StartedAt)] },
                [.. trials.Values.Where(trial => trial.Run == run.Id)],
                results.FirstOrDefault() is { } outcome ? [.. outcome.Weights] : null));
        }

        return new StudyContents([.. contents], damaged);
    }

    /// <summary>Reads up to the first page that is torn, and from the end back to the last.</summary>
    private static List<T> FromBothEnds<T>(StudyDatabase database, string query, Func<Microsoft.Data.Sqlite.SqliteDataReader, T?> read, ref int damaged)
        where T : class
    {
        var (rows, isWhole) = database.ReadSound(query, read);
        if (!isWhole)
        {
            damaged++;
            rows.AddRange(database.ReadSound(query + " DESC", read).Rows);
        }

        damaged += rows.Count(row => row is null);
        return [.. rows.OfType<T>()];
    }

    private sealed record Outcome(StudyResult Result, byte[] Weights);
}

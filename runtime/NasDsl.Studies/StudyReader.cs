using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>Reads a study, also while a search in another process writes it. What it gives is complete: a row that is damaged is told, never left out.</summary>
public sealed class StudyReader : IDisposable
{
    private readonly StudyDatabase _database;
    private readonly DirectoryInfo? _copy;

    private StudyReader(StudyDatabase database, DirectoryInfo? copy)
    {
        _database = database;
        _copy = copy;
    }

    /// <summary>The file.</summary>
    public string Path => _database.Path;

    /// <summary>Whether a process searches with the study at this moment.</summary>
    public bool IsInUse => StudyLock.IsTaken(Path);

    /// <summary>A number that changes whenever another process has written something.</summary>
    public long Version => _database.ReadNumber("PRAGMA data_version");

    /// <summary>Opens a study.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="NasException">There is no such file, it is no study, or it is one of a newer version.</exception>
    public static StudyReader Open(string path)
    {
        if (!File.Exists(path))
        {
            throw StudyErrors.Of(DiagnosticCatalog.ProgramFileNotFound, path, path);
        }

        try
        {
            return new StudyReader(StudyDatabase.OpenToRead(path, path), null);
        }
        catch (NasException failure) when (failure.Diagnostics is [{ Id: var id }] && id == DiagnosticCatalog.StudyNotWritable.Id)
        {
            return OpenCopy(path);
        }
    }

    /// <summary>Reads all runs.</summary>
    /// <returns>The runs, in the order of their numbers.</returns>
    /// <exception cref="NasException">The study is damaged.</exception>
    public ImmutableArray<StudyRun> ReadRuns() =>
        [.. _database.Read($"SELECT {StudyRows.RunColumns} FROM runs ORDER BY id", StudyRows.ReadRun).Select((run, i) => Complete(run ?? throw Damaged($"run {i + 1}")))];

    /// <summary>Finds a run.</summary>
    /// <param name="id">Its number, or null for the last.</param>
    /// <returns>The run.</returns>
    /// <exception cref="NasException">There is no such run, or the study is damaged.</exception>
    public StudyRun ReadRun(int? id = null)
    {
        var runs = ReadRuns();
        return (id is null ? runs.LastOrDefault() : runs.FirstOrDefault(run => run.Id == id))
            ?? throw StudyErrors.Of(DiagnosticCatalog.StudyRunNotFound, Path, id ?? 1, runs.IsEmpty ? "none" : string.Join(", ", runs.Select(run => run.Id)));
    }

    /// <summary>Reads the trials of a run.</summary>
    /// <param name="run">The number of the run.</param>
    /// <returns>The trials, in the order of their numbers.</returns>
    /// <exception cref="NasException">The study is damaged.</exception>
    public ImmutableArray<StudyTrial> ReadTrials(int run) =>
        [.. _database.Read(
            StudyRows.TrialQuery,
            row => StudyRows.ReadTrial(row) ?? throw Damaged($"trial {row.GetValue(1)} of run {run}"),
            StudyRows.IdOf(run, 0),
            StudyRows.IdOf(run, int.MaxValue))];

    /// <summary>Reads one trial.</summary>
    /// <param name="run">The number of its run.</param>
    /// <param name="number">Its number.</param>
    /// <returns>The trial.</returns>
    /// <exception cref="NasException">There is no such trial, or the study is damaged.</exception>
    public StudyTrial ReadTrial(int run, int number)
    {
        var found = _database.Read(
            StudyRows.TrialQuery,
            row => StudyRows.ReadTrial(row) ?? throw Damaged($"trial {number} of run {run}"),
            StudyRows.IdOf(run, number),
            StudyRows.IdOf(run, number));
        return found is [var trial] ? trial : throw StudyErrors.Of(DiagnosticCatalog.StudyTrialNotFound, Path, run, number, Describe(run));
    }

    /// <summary>Reads what is kept of trainings that are not over.</summary>
    /// <param name="run">The number of the run.</param>
    /// <returns>One for each training.</returns>
    public ImmutableArray<StudyProgress> ReadProgress(int run) =>
    [
        .. _database.Read("SELECT record, digest, state FROM checkpoints WHERE run = $0 ORDER BY trial", StudyCheckpoint.Read, run)
            .OfType<TrainingCheckpoint>()
            .Select(checkpoint => new StudyProgress(checkpoint.Trial, checkpoint.Stage, checkpoint.Losses, checkpoint.Elapsed)),
    ];

    /// <summary>Reads the weights of the champion of a run.</summary>
    /// <param name="run">The number of the run.</param>
    /// <returns>The weights, or null when the run has no result.</returns>
    /// <exception cref="NasException">The study is damaged.</exception>
    public NetworkWeights? ReadWeights(int run)
    {
        var found = _database.Read("SELECT record, weights, digest FROM results WHERE run = $0", row => StudyRows.ReadResult(row) ?? throw Damaged($"the result of run {run}"), run);
        if (found is not [var (_, bytes)])
        {
            return null;
        }

        using var stream = new MemoryStream(bytes);
        return SafetensorsFile.Read(stream, Path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _copy?.Delete(recursive: true);
    }

    // SQLite writes beside the file even to read it in WAL: where it must not, a copy is read.
    private static StudyReader OpenCopy(string path)
    {
        var folder = Directory.CreateTempSubdirectory("nas-study-");
        try
        {
            var copy = System.IO.Path.Combine(folder.FullName, "study");
            File.Copy(path, copy);
            if (File.Exists(path + "-wal"))
            {
                File.Copy(path + "-wal", copy + "-wal");
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return new StudyReader(StudyDatabase.OpenToRead(path, copy), folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private StudyRun Complete(StudyRun run) => run with
    {
        Result = _database.Read(
            "SELECT record, weights, digest FROM results WHERE run = $0",
            row => StudyRows.ReadResult(row)?.Result ?? throw Damaged($"the result of run {run.Id}"),
            run.Id).FirstOrDefault(),
        Sessions = [.. _database.Read("SELECT process, machine, started_at, seen_at, cpu, has_ended FROM sessions WHERE run = $0 ORDER BY id", row => StudyRows.ReadSession(row) ?? throw Damaged($"a session of run {run.Id}"), run.Id)],
    };

    private string Describe(int run)
    {
        var count = _database.ReadNumber("SELECT COUNT(*) FROM trials WHERE run = $0", run);
        return count == 0 ? "none" : $"{count} from 0 to {_database.ReadNumber("SELECT MAX(number) FROM trials WHERE run = $0", run)}";
    }

    private NasException Damaged(string what) => StudyErrors.Damaged(Path, $"{what} is not as it was written");
}

using NasDsl.Language.Diagnostics;

namespace NasDsl.Studies;

/// <summary>The right to write a study, which one process at a time has. The system takes it back from a process that dies.</summary>
internal sealed class StudyLock : IDisposable
{
    private const string Suffix = "-lock";
    private readonly FileStream _file;

    private StudyLock(FileStream file) => _file = file;

    /// <summary>Takes the right, and makes the folder of the study.</summary>
    /// <param name="path">The study.</param>
    /// <returns>The right until it is disposed of.</returns>
    /// <exception cref="NasException">Another process has it, or the folder cannot be written.</exception>
    public static StudyLock Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            if (TryTake(path) is { } right)
            {
                return right;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StudyErrors.Of(DiagnosticCatalog.StudyNotWritable, path, failure.Message.TrimEnd('.'));
        }

        var owner = FindOwner(path);
        throw StudyErrors.Of(DiagnosticCatalog.StudyInUse, path, owner?.Process.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "that just began", owner?.Machine ?? Environment.MachineName);
    }

    /// <summary>Takes the right.</summary>
    /// <param name="path">The study.</param>
    /// <returns>The right until it is disposed of, or null when another process has it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public static StudyLock? TryTake(string path)
    {
        try
        {
            return new StudyLock(new FileStream(path + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            return null;
        }
    }

    /// <summary>Whether a process has the right.</summary>
    /// <param name="path">The study.</param>
    /// <returns>True when one has.</returns>
    public static bool IsTaken(string path)
    {
        try
        {
            using var file = new FileStream(path + Suffix, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException failure)
        {
            return IsHeld(failure);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION, and EWOULDBLOCK of flock on Linux and macOS, as .NET hands them on.
    private static bool IsHeld(IOException failure) =>
        failure is not (FileNotFoundException or DirectoryNotFoundException) && (failure.HResult & 0xFFFF) is 32 or 11 or 35;

    private static StudySession? FindOwner(string path)
    {
        try
        {
            using var reader = StudyReader.Open(path);
            return reader.ReadRuns().SelectMany(run => run.Sessions).Where(session => !session.HasEnded).MaxBy(session => session.StartedAt);
        }
        catch (NasException)
        {
            // The other process is just making the file.
            return null;
        }
    }
}

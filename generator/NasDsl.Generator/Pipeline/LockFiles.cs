using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Language.Text;

namespace NasDsl.Generator.Pipeline;

/// <summary>The lock files of a project.</summary>
/// <param name="Locks">Those that can be read.</param>
/// <param name="Diagnostics">What is wrong with the others.</param>
internal sealed record LockFiles(EquatableArray<SearchedLock> Locks, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>Whether a file is a lock file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>True when it is.</returns>
    public static bool IsLock(string path) => path.EndsWith(LockFile.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads lock files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">What the project says.</param>
    /// <returns>The locks, in the order of their paths.</returns>
    public static LockFiles Read(IEnumerable<NasFile> files, ProjectOptions options)
    {
        var locks = new List<SearchedLock>();
        var problems = new List<DiagnosticInfo>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (file.Content is null)
            {
                problems.Add(DiagnosticInfo.Of(DiagnosticCatalog.UnreadableFile, file.Path));
                continue;
            }

            var reading = LockReader.Read(new SourceText(file.Path, file.Content));
            if (reading.Lock is { } found)
            {
                locks.Add(new SearchedLock(RelativeFolder.Of(file.Path, options.ProjectFolder), found));
            }
            else if (reading.Problem is { } problem)
            {
                problems.Add(DiagnosticInfo.From(problem));
            }
        }

        return new LockFiles(locks.ToEquatableArray(), problems.ToEquatableArray());
    }
}

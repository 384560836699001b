namespace NasDsl.Language.Diagnostics;

/// <content>NAS707x: lock files and searches in a build.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>What a champion depends on has changed since it was found.</summary>
    public static DiagnosticDescriptor LockStale { get; } = Warning(
        "NAS7070", "Champion is stale", "The champion of '{0}' is stale: {1} changed since the search. Search again with 'dotnet build -t:NasSearch'.");

    /// <summary>What a champion depends on has changed, and the build must not search.</summary>
    public static DiagnosticDescriptor LockedStale { get; } = Error(
        "NAS7071", "Champion is stale in a locked build", "The champion of '{0}' is stale: {1} changed since the search, and NasLocked lets no search run. Search again and commit the lock.");

    /// <summary>A search has no lock, and the build must not search.</summary>
    public static DiagnosticDescriptor LockedMissing { get; } = Error(
        "NAS7072", "No champion in a locked build", "'{0}' has no lock file '{1}', and NasLocked lets no search run. Search and commit the lock with its weights.");

    /// <summary>A lock file is not what a search writes.</summary>
    public static DiagnosticDescriptor LockMalformed { get; } = Error(
        "NAS7073", "Lock file cannot be read", "This lock file cannot be read: {0}. Restore it from version control, or delete it and search again.");

    /// <summary>A lock file has the marks of a merge conflict.</summary>
    public static DiagnosticDescriptor LockConflict { get; } = Error(
        "NAS7074", "Merge conflict in a lock file", "The lock file has a merge conflict. Take the lock and the weights of one side, or delete both and search again.");

    /// <summary>A lock file was changed by hand.</summary>
    public static DiagnosticDescriptor LockEdited { get; } = Error(
        "NAS7075", "Lock file was changed by hand", "The lock file of '{0}' is not as the search wrote it: its checksum does not fit. Restore it from version control, or delete it and search again.");

    /// <summary>The weights of a champion are not there.</summary>
    public static DiagnosticDescriptor LockWeightsMissing { get; } = Error(
        "NAS7076", "Weights are missing", "The weights of the champion of '{0}' are not there: no file '{1}'. Restore it from version control, or delete the lock and search again.");

    /// <summary>The weights beside a lock are those of another champion.</summary>
    public static DiagnosticDescriptor LockWeightsForeign { get; } = Error(
        "NAS7077", "Weights of another champion", "'{0}' does not hold the weights of the champion of '{1}'. Take the lock and the weights of one commit, or delete both and search again.");

    /// <summary>A champion is used that no search has found yet.</summary>
    public static DiagnosticDescriptor NoChampionYet { get; } = Error(
        "NAS7079", "No champion yet", "No search has found the champion of {0} yet. Search with 'dotnet build -t:NasSearch', or set NasSearchOnBuild to true.");
}

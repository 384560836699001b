namespace NasDsl.Language.Diagnostics;

/// <content>NAS7xxx: data and runs.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>The data file does not exist.</summary>
    public static DiagnosticDescriptor DataFileNotFound { get; } = Error(
        "NAS7001", "Data file not found", "the data of '{0}' is not there: no file '{1}'; paths are relative to the .nas file");

    /// <summary>The data file exists, but cannot be read.</summary>
    public static DiagnosticDescriptor DataFileUnreadable { get; } = Error(
        "NAS7002", "Data file cannot be read", "the data of '{0}' cannot be read: {1}");

    /// <summary>The data file has no rows.</summary>
    public static DiagnosticDescriptor DataFileEmpty { get; } = Error(
        "NAS7003", "Data file without rows", "the file has no rows; '{0}' needs rows of at least {1} columns");

    /// <summary>A row is longer or shorter than the rows before it.</summary>
    public static DiagnosticDescriptor DataRowRagged { get; } = Error(
        "NAS7004", "Ragged row", "this row has {0} columns, the rows before it have {1}");

    /// <summary>The declaration speaks of columns that the file does not have.</summary>
    public static DiagnosticDescriptor DataColumnMissing { get; } = Error(
        "NAS7005", "Column missing", "the rows have {0} columns, 0 to {1}; '{2}' is declared as column {3}");

    /// <summary>A field is not a number.</summary>
    public static DiagnosticDescriptor DataNotANumber { get; } = Error(
        "NAS7006", "Not a number", "'{0}' is not a number; column {1} belongs to '{2}' and takes numbers");

    /// <summary>A number is infinite or NaN.</summary>
    public static DiagnosticDescriptor DataNotFinite { get; } = Error(
        "NAS7007", "Not a finite number", "'{0}' is not a finite number; column {1} belongs to '{2}', and no network can learn from it");

    /// <summary>A class is not one of the declared classes.</summary>
    public static DiagnosticDescriptor DataLabelOutOfRange { get; } = Error(
        "NAS7008", "Label out of range", "'{0}' is not a class of '{1}', which is declared as class({2}): whole numbers 0 to {3}");

    /// <summary>A part of the split would have no rows.</summary>
    public static DiagnosticDescriptor DataTooFewRows { get; } = Error(
        "NAS7009", "Too few rows", "{0} rows are too few: the {1} part, {2} % of them, would have none; give it a greater share or more rows");

    /// <summary>The format of the data is not one that this version reads.</summary>
    public static DiagnosticDescriptor DataFormatUnknown { get; } = Error(
        "NAS7010", "Data format not supported", "data from '{0}' cannot be read by this version; csv can");

    /// <summary>No genome that satisfies all requirements was found.</summary>
    public static DiagnosticDescriptor NoValidGenome { get; } = Error(
        "NAS7020",
        "No genome satisfies the requirements",
        "no genome of '{0}' was found that satisfies {1}");

    /// <summary>An architecture has no shape.</summary>
    public static DiagnosticDescriptor ArchitectureShape { get; } = Error(
        "NAS7021", "Shape that cannot fit", "{0}; the genome is {1}");

    /// <summary>The budget leaves nothing to try.</summary>
    public static DiagnosticDescriptor BudgetEmpty { get; } = Error(
        "NAS7030", "Empty budget", "the budget of '{0}' is {1}; a search needs at least one trial");

    /// <summary>Every candidate of a search failed.</summary>
    public static DiagnosticDescriptor AllTrialsFailed { get; } = Error(
        "NAS7031", "All trials failed", "all {0} trials of '{1}' failed; the first: {2}");

    /// <summary>The program has no declaration of the asked name.</summary>
    public static DiagnosticDescriptor DeclarationNotFound { get; } = Error(
        "NAS7032", "Declaration not found", "there is no {0} '{1}'; the program declares {2}");

    /// <summary>The program asks for something of the language that this version does not run.</summary>
    public static DiagnosticDescriptor ProcedureUnknown { get; } = Error(
        "NAS7033", "Not supported by this version", "this version cannot run {0}; it can run {1}");

    /// <summary>A file named on the command line does not exist.</summary>
    public static DiagnosticDescriptor ProgramFileNotFound { get; } = Error(
        "NAS7040", "File not found", "there is no file '{0}'");

    /// <summary>The file has no search to run.</summary>
    public static DiagnosticDescriptor NoSearch { get; } = Error(
        "NAS7041", "No search declared", "this file declares no search; add one, such as: search MySearch {{ space MySpace; maximize accuracy; budget 100 trials; }}");

    /// <summary>The file has several searches, and none was chosen.</summary>
    public static DiagnosticDescriptor SearchAmbiguous { get; } = Error(
        "NAS7042", "Several searches", "this file declares several searches; choose one with --search: {0}");

    /// <summary>A file could not be read or written.</summary>
    public static DiagnosticDescriptor FileFailure { get; } = Error(
        "NAS7043", "File cannot be read or written", "{0}");

    /// <summary>The file has no space to draw from.</summary>
    public static DiagnosticDescriptor NoSpace { get; } = Error(
        "NAS7046", "No space declared", "this file declares no space; add one, such as: space MySpace for MyData {{ flatten -> linear(classes) }}");

    /// <summary>The file has several spaces, and none was chosen.</summary>
    public static DiagnosticDescriptor SpaceAmbiguous { get; } = Error(
        "NAS7047", "Several spaces", "this file declares several spaces; choose one with --space: {0}");

    /// <summary>What a champion depends on has changed since it was found.</summary>
    public static DiagnosticDescriptor LockStale { get; } = Warning(
        "NAS7050", "Champion is stale", "The champion of '{0}' is stale: {1} changed since the search. Search again with 'dotnet build -t:NasSearch'.");

    /// <summary>What a champion depends on has changed, and the build must not search.</summary>
    public static DiagnosticDescriptor LockedStale { get; } = Error(
        "NAS7051", "Champion is stale in a locked build", "The champion of '{0}' is stale: {1} changed since the search, and NasLocked lets no search run. Search again and commit the lock.");

    /// <summary>A search has no lock, and the build must not search.</summary>
    public static DiagnosticDescriptor LockedMissing { get; } = Error(
        "NAS7052", "No champion in a locked build", "'{0}' has no lock file '{1}', and NasLocked lets no search run. Search and commit the lock with its weights.");

    /// <summary>A lock file is not what a search writes.</summary>
    public static DiagnosticDescriptor LockMalformed { get; } = Error(
        "NAS7053", "Lock file cannot be read", "This lock file cannot be read: {0}. Restore it from version control, or delete it and search again.");

    /// <summary>A lock file has the marks of a merge conflict.</summary>
    public static DiagnosticDescriptor LockConflict { get; } = Error(
        "NAS7054", "Merge conflict in a lock file", "The lock file has a merge conflict. Take the lock and the weights of one side, or delete both and search again.");

    /// <summary>A lock file was changed by hand.</summary>
    public static DiagnosticDescriptor LockEdited { get; } = Error(
        "NAS7055", "Lock file was changed by hand", "The lock file of '{0}' is not as the search wrote it: its checksum does not fit. Restore it from version control, or delete it and search again.");

    /// <summary>The weights of a champion are not there.</summary>
    public static DiagnosticDescriptor LockWeightsMissing { get; } = Error(
        "NAS7056", "Weights are missing", "The weights of the champion of '{0}' are not there: no file '{1}'. Restore it from version control, or delete the lock and search again.");

    /// <summary>The weights beside a lock are those of another champion.</summary>
    public static DiagnosticDescriptor LockWeightsForeign { get; } = Error(
        "NAS7057", "Weights of another champion", "'{0}' does not hold the weights of the champion of '{1}'. Take the lock and the weights of one commit, or delete both and search again.");

    /// <summary>A search needs C# of the project, which is not compiled yet.</summary>
    public static DiagnosticDescriptor SearchNeedsCSharp { get; } = Error(
        "NAS7058",
        "Search needs compiled C#",
        "'{0}' uses '{1}', which is written in C#, and searches of a build run before the C# is compiled. Run it from a program, and write its lock with SearchResult.Save.");

    /// <summary>A champion is used that no search has found yet.</summary>
    public static DiagnosticDescriptor NoChampionYet { get; } = Error(
        "NAS7059", "No champion yet", "'{0}' has no champion yet. Search with 'dotnet build -t:NasSearch', or set NasSearchOnBuild to true.");
}

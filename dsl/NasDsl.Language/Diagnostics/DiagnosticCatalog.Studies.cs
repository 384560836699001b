namespace NasDsl.Language.Diagnostics;

/// <content>NAS708x: studies.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>Another process writes the study.</summary>
    public static DiagnosticDescriptor StudyInUse { get; } = Error(
        "NAS7080", "Study in use", "The study is in use by process {0} on {1}; wait until it ends, or end it. What it has found can be read meanwhile.");

    /// <summary>The study cannot be written.</summary>
    public static DiagnosticDescriptor StudyNotWritable { get; } = Error(
        "NAS7081", "Study cannot be written", "The study cannot be written here: {0}. Give it another place, or the right to write.");

    /// <summary>There is no room for the next trial.</summary>
    public static DiagnosticDescriptor StudyFull { get; } = Error(
        "NAS7082", "No room for the study", "There is no room for more of the study: {0}. All that was told is in it; make room, and go on with 'nas resume'.");

    /// <summary>The study is damaged.</summary>
    public static DiagnosticDescriptor StudyDamaged { get; } = Error(
        "NAS7083", "Study is damaged", "The study is damaged: {0}. 'nas import NEW.nasstudy {1}' takes what is sound into a new one.");

    /// <summary>A newer version wrote the study.</summary>
    public static DiagnosticDescriptor StudyNewer { get; } = Error(
        "NAS7084", "Study of a newer version", "The study has format {0}, and this version reads formats up to {1}. Use the version that wrote it.");

    /// <summary>The file is no study.</summary>
    public static DiagnosticDescriptor StudyForeign { get; } = Error(
        "NAS7085", "Not a study", "This file is no study: {0}.");

    /// <summary>What a run depends on is not there any more as it was.</summary>
    public static DiagnosticDescriptor StudyChanged { get; } = Error(
        "NAS7086", "Study cannot go on", "Run {0} of '{1}' cannot go on: {2} changed since. 'nas search FILE --study {3}' begins a new run, which takes over the trials that still hold.");

    /// <summary>The study has no such run.</summary>
    public static DiagnosticDescriptor StudyRunNotFound { get; } = Error(
        "NAS7087", "Run not found", "The study has no run {0}; it has {1}.");

    /// <summary>The run has no such trial.</summary>
    public static DiagnosticDescriptor StudyTrialNotFound { get; } = Error(
        "NAS7088", "Trial not found", "Run {0} of the study has no trial {1}; it has {2}.");

    /// <summary>Two studies tell different things of one trial.</summary>
    public static DiagnosticDescriptor StudyConflict { get; } = Error(
        "NAS7089", "Studies contradict each other", "Both studies have trial {0} of one run of '{1}', and they differ: one was changed, or something random that no seed governs took part. Nothing was imported.");

    /// <summary>The run is not over, and has no champion yet.</summary>
    public static DiagnosticDescriptor StudyNoChampion { get; } = Error(
        "NAS7090", "No champion in a run", "Run {0} has no champion yet; 'nas resume {1}' goes on until it has one.");
}

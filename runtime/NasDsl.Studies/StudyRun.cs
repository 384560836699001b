using System.Collections.Immutable;
using NasDsl.Language.Locks;

namespace NasDsl.Studies;

/// <summary>One run of a search: all of it follows from what is told here. A study gets another run when something of that changes.</summary>
/// <param name="Id">Its number within the study, from 1.</param>
/// <param name="Key">A hash of all that its trials depend on: the same on every machine.</param>
/// <param name="Search">The name of the search.</param>
/// <param name="Seed">What all randomness is drawn from.</param>
/// <param name="Budget">How many trials there are to be, or null where only time or epochs limit it.</param>
/// <param name="Inputs">What its trials depend on: hashes of the space, the data, ..., as in a lock file.</param>
/// <param name="Objectives">What is sought, the most important first.</param>
/// <param name="Engine">The name and the version of what trains.</param>
/// <param name="Product">The version of NasDsl that began it.</param>
/// <param name="Program">The program in canonical layout: compiling it gives the model of the run again.</param>
/// <param name="Sources">The files of the program as they were written.</param>
/// <param name="DataDirectory">The directory that relative paths of data start from.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Result">What it came to, or null while it is not over.</param>
/// <param name="Sessions">The processes that worked on it, in the order of their beginnings.</param>
public sealed record StudyRun(
    int Id,
    string Key,
    string Search,
    ulong Seed,
    int? Budget,
    ImmutableArray<LockInput> Inputs,
    ImmutableArray<StudyObjective> Objectives,
    string Engine,
    string Product,
    string Program,
    ImmutableArray<StudySource> Sources,
    string DataDirectory,
    DateTimeOffset StartedAt,
    StudyResult? Result,
    ImmutableArray<StudySession> Sessions)
{
    /// <summary>How long processes worked on it, all added up.</summary>
    public TimeSpan Elapsed => Sessions.Aggregate(TimeSpan.Zero, (sum, session) => sum + session.Elapsed);

    /// <summary>How much processor time it took, all added up.</summary>
    public TimeSpan Cpu => Sessions.Aggregate(TimeSpan.Zero, (sum, session) => sum + session.Cpu);
}

using System.Collections.Immutable;
using System.Reflection;
using NasDsl.Language.Locks;
using NasDsl.Search;

namespace NasDsl.Report;

/// <summary>What a report tells of: a search, finished or not.</summary>
/// <param name="Search">The search.</param>
/// <param name="Seed">What its randomness was drawn from.</param>
/// <param name="Trials">Its trials.</param>
public sealed record ReportInput(SearchDefinition Search, ulong Seed, ImmutableArray<Trial> Trials)
{
    /// <summary>How many trials there were to be, or null where only time or epochs limited it.</summary>
    public int? Budget { get; init; }

    /// <summary>Those of the trials that the search began with, because an earlier one had measured them.</summary>
    public ImmutableArray<Trial> History { get; init; } = [];

    /// <summary>The directory that relative paths of tables start from, or null where the search has none.</summary>
    public string? BaseDirectory { get; init; }

    /// <summary>What the search came to, or null while it is not over.</summary>
    public ReportOutcome? Outcome { get; init; }

    /// <summary>Whether a process works on it at this moment.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Trainings that are not over.</summary>
    public ImmutableArray<ReportTraining> Trainings { get; init; } = [];

    /// <summary>How long it was worked on.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The files of the program.</summary>
    public ImmutableArray<ReportFile> Files { get; init; } = [];

    /// <summary>What trials depend on: hashes of the space, the data, ..., as in a lock file.</summary>
    public ImmutableArray<LockInput> Inputs { get; init; } = [];

    /// <summary>What else is needed to search again, such as versions: a name and a value each.</summary>
    public ImmutableArray<ReportFact> Facts { get; init; } = [];

    /// <summary>Takes the result of a search.</summary>
    /// <param name="result">The result.</param>
    /// <returns>What a report tells of it.</returns>
    public static ReportInput Of(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var champion = result.Champion;
        return new ReportInput(result.Search, result.Seed, result.Trials)
        {
            // Where the budget ended the search it was as many, whatever the program says: the caller may have given another one.
            Budget = result.StopReason == StopReason.TrialsSpent ? result.Trials.Length : result.Search.Model.Budget.Trials,
            Elapsed = result.Elapsed,
            Files = result.Search.Program.Length == 0 ? [] : [new ReportFile("program.nas", result.Search.Program)],
            Facts = [new ReportFact("NasDsl", typeof(SearchResult).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "")],
            Outcome = new ReportOutcome(champion.Trial.Id, result.StopReason, champion.Test, champion.Weights.Tensors.IsEmpty ? null : champion.Weights.Hash()),
        };
    }
}

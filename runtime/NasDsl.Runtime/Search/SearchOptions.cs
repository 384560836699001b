using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.Search.Journal;

namespace NasDsl.Search;

/// <summary>What the caller of a search decides; null leaves it to the declaration.</summary>
public sealed record SearchOptions
{
    /// <summary>What all randomness is drawn from.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many candidates are tried at most.</summary>
    public int? Trials { get; init; }

    /// <summary>How many candidates are trained at once. By default what the engine prefers (<see cref="IEngine.PreferredConcurrency"/>), else all processors. It never changes a result.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The directory that relative paths of data start from. By default that of the <c>.nas</c> file where its full path is known, else that of the program.
    /// </summary>
    public string? BaseDirectory { get; init; }

    /// <summary>What trains. By default the generated classes take what <see cref="EngineName"/> and <see cref="Device"/> say.</summary>
    public IEngine? Engine { get; init; }

    /// <summary>
    /// The name of the engine that trains, such as <c>torchsharp</c>: one that the program references. By default what the project says (<c>NasEngine</c>), else what the search does
    /// (<c>train on cuda;</c>), else the managed engine.
    /// </summary>
    public string? EngineName { get; init; }

    /// <summary>What it trains on, such as <c>cuda:1</c>. By default what the project says (<c>NasDevice</c>), else what the search does, else what the engine takes by itself.</summary>
    public string? Device { get; init; }

    /// <summary>Keeps the trials, so that a search that was ended can go on; by default they are lost with it.</summary>
    public ITrialJournal? Journal { get; init; }

    /// <summary>How much time of the training of one candidate may be lost when the search is killed, where <see cref="Journal"/> keeps trainings: an <see cref="ICheckpointJournal"/>.</summary>
    public TimeSpan CheckpointAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the search has run before, in other processes: a budget in time goes on from there.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>
    /// Trials that are known before the search begins, numbered from 0: those of an earlier search whose architectures, training and data are the same. They become trials of this search, its strategy is told
    /// of them first, and its budget is for others.
    /// </summary>
    public ImmutableArray<Trial> History { get; init; } = [];
}

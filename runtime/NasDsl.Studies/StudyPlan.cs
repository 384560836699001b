using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Search;
using NasDsl.Search.Locks;

namespace NasDsl.Studies;

/// <summary>What a run depends on, before it begins.</summary>
/// <param name="Search">The search.</param>
/// <param name="Inputs">What it depends on, as <see cref="SearchLock"/> tells it, with the seed of the file.</param>
/// <param name="Program">The program in canonical layout.</param>
/// <param name="Sources">The files of the program.</param>
/// <param name="DataDirectory">The directory that relative paths of data start from.</param>
public sealed record StudyPlan(SearchDefinition Search, EquatableArray<LockInput> Inputs, string Program, ImmutableArray<StudySource> Sources, string DataDirectory)
{
    /// <summary>Finds out what a run depends on.</summary>
    /// <param name="program">The program, compiled.</param>
    /// <param name="search">One of its searches.</param>
    /// <param name="engine">What trains.</param>
    /// <param name="sources">The files of the program.</param>
    /// <param name="dataDirectory">The directory that relative paths of data start from.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="IOException">A file with data cannot be read.</exception>
    public static StudyPlan Create(NasModel program, SearchDefinition search, IEngine engine, IEnumerable<StudySource> sources, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return Create(program, search, $"{engine.Name} {engine.Version}", sources, dataDirectory);
    }

    /// <summary>Finds out what a run depends on, with an engine that is not there.</summary>
    /// <param name="program">The program, compiled.</param>
    /// <param name="search">One of its searches.</param>
    /// <param name="engine">The name and the version of what trains, as <see cref="StudyRun.Engine"/> has them.</param>
    /// <param name="sources">The files of the program.</param>
    /// <param name="dataDirectory">The directory that relative paths of data start from.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="IOException">A file with data cannot be read.</exception>
    public static StudyPlan Create(NasModel program, SearchDefinition search, string engine, IEnumerable<StudySource> sources, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(search);
        var inputs = SearchLock.InputsOf(search, engine, DataFiles.Of(search, dataDirectory));
        return new StudyPlan(search, inputs, program.CanonicalText, [.. sources], dataDirectory);
    }

    /// <summary>The seed that the caller gives, or null for that of the file.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of trials that the caller gives, or null for that of the file.</summary>
    public int? Trials { get; init; }

    /// <summary>What randomness is drawn from.</summary>
    public ulong ActualSeed => Seed ?? Search.Model.Seed;

    /// <summary>Says what has changed since a run of the same search began, of all that its trials depend on.</summary>
    /// <param name="run">The run.</param>
    /// <returns>One text for each that differs, such as <c>the rows of the data</c>.</returns>
    public IReadOnlyList<string> ChangesSince(StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return LockInputs.Changes(run.Inputs, Deciding);
    }

    /// <summary>What decides about trials: all inputs but the budget, which decides only how many there are. So a greater budget goes on where a smaller one ended.</summary>
    internal ImmutableArray<LockInput> Deciding =>
    [
        .. Inputs
            .Where(input => input.Name != "budget")
            .Select(input => input.Name == "seed" ? input with { Value = ActualSeed.ToString(CultureInfo.InvariantCulture) } : input),
    ];

    /// <summary>The key of the run.</summary>
    internal string Key => Digest.Of([Search.Model.Name, .. Deciding.Select(input => $"{input.Name}={input.Value}")]);
}

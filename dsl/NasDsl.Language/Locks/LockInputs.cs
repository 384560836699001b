using System.Globalization;
using NasDsl.Language.Model;

namespace NasDsl.Language.Locks;

/// <summary>What the champion of a search depends on. A lock is fresh when all of it is as it was when the champion was found.</summary>
public static class LockInputs
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["seed"] = "the seed",
        ["space"] = "the space",
        ["data"] = "the declaration of the data",
        ["rows"] = "the rows of the data",
        ["objectives"] = "the objectives",
        ["strategy"] = "the strategy",
        ["training"] = "the training",
        ["budget"] = "the budget",
        ["engine"] = "the engine",
        ["latencies"] = "the latencies of a device",
    };

    /// <summary>Describes what a search depends on.</summary>
    /// <param name="search">The search, with the costs of devices written out.</param>
    /// <param name="space">Its space, likewise.</param>
    /// <param name="data">The data of the space.</param>
    /// <param name="rows">A hash of the files that hold the data.</param>
    /// <param name="engine">The name and the version of what trains.</param>
    /// <param name="latencies">A hash of the tables of the devices that it speaks of, or null for none.</param>
    /// <returns>The inputs, in the order of the lock file.</returns>
    public static EquatableArray<LockInput> Of(SearchModel search, SpaceModel space, DataModel data, string rows, string engine, string? latencies = null) =>
        new[]
        {
            new LockInput("seed", search.Seed.ToString(CultureInfo.InvariantCulture)),
            new("space", ModelHash.Of(space)),
            new("data", ModelHash.Of(data)),
            new("rows", rows),
            new("objectives", ModelHash.Of(search.Objectives, search.Until)),
            new("strategy", ModelHash.Of(search.Strategy)),
            new("training", ModelHash.OfGenes(space.Genes.Count, search.Recipe, search.Genes, search.Fidelity, search.Evaluation)),
            new("budget", ModelHash.Of(search.Budget)),
            new("engine", engine),
        }.Concat(latencies is null ? [] : [new LockInput("latencies", latencies)]).ToEquatableArray();

    /// <summary>Says what has changed.</summary>
    /// <param name="then">The inputs when the champion was found.</param>
    /// <param name="now">The inputs now.</param>
    /// <returns>One text for each that differs, such as <c>the seed</c>; none when the champion is fresh.</returns>
    public static IReadOnlyList<string> Changes(IEnumerable<LockInput> then, IEnumerable<LockInput> now)
    {
        var known = then.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        return
        [
            .. now
                .Where(input => !known.TryGetValue(input.Name, out var value) || !IsSame(input, value))
                .Select(input => Descriptions[input.Name]),
        ];
    }

    // An engine that was at work may say more of itself, such as the version of a library, than an assembly that brings it does before.
    private static bool IsSame(LockInput now, string then) => then == now.Value || (now.Name == "engine" && then.StartsWith(now.Value + " ", StringComparison.Ordinal));
}

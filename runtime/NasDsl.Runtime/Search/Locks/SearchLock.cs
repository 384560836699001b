using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Search.Locks;

/// <summary>Makes lock files of results, and says whether a lock is fresh.</summary>
public static class SearchLock
{
    /// <summary>What the champion of a search depends on, as it is now.</summary>
    /// <param name="search">The search.</param>
    /// <param name="engine">What trains.</param>
    /// <param name="rows">The files with its data.</param>
    /// <returns>The inputs of a lock.</returns>
    public static EquatableArray<LockInput> InputsOf(SearchDefinition search, IEngine engine, DataFiles rows)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return InputsOf(search, $"{engine.Name} {engine.Version}", rows);
    }

    /// <summary>What the champion of a search depends on, with an engine that is not there.</summary>
    /// <param name="search">The search.</param>
    /// <param name="engine">The name and the version of what trains, with a space between.</param>
    /// <param name="rows">The files with its data.</param>
    /// <returns>The inputs of a lock.</returns>
    public static EquatableArray<LockInput> InputsOf(SearchDefinition search, string engine, DataFiles rows)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(rows);
        return LockInputs.Of(search.Model, search.Space.Model, search.Data, rows.Hash, engine, rows.Latencies);
    }

    /// <summary>Makes the lock of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inputs">What it depends on, read before the search.</param>
    /// <returns>The lock: the same for the same search, whatever machine it ran on.</returns>
    public static LockFile Create(SearchResult result, EquatableArray<LockInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(inputs);
        var champion = result.Champion;
        return new LockFile(
            result.Search.Model.Name,
            inputs,
            new LockChampion(
                champion.Trial.Id,
                champion.Genome.ToString(),
                champion.Network.ToString(),
                champion.Network.Cost.Params,
                champion.Network.Cost.Flops,
                NetworkCosts.Of(champion.Network, CostKind.Memory),
                MetricsOf(champion.Validation),
                MetricsOf(champion.Test),
                champion.Weights.Hash()),
            result.Search.Model.Objectives.Select(objective => $"{(objective.IsMaximized ? "maximize" : "minimize")} {objective.Text}").ToEquatableArray(),
            result.Front.Select(trial => new LockTrial(trial.Id, trial.Objectives.ToEquatableArray(), trial.Genome.ToString())).ToEquatableArray(),
            new LockEffort(
                result.Trials.Length,
                result.Trials.Count(trial => trial.Status == TrialStatus.Finished),
                result.Trials.Count(trial => trial.Status == TrialStatus.Stopped),
                result.Trials.Count(trial => trial.Status == TrialStatus.Failed),
                result.Trials.Sum(trial => (long)trial.Epochs),
                result.StopReason.ToString()));
    }

    /// <summary>Writes the lock of a result and its weights: what a search in a build does, for searches that only a program can run.</summary>
    /// <param name="result">The result.</param>
    /// <param name="engine">What has trained.</param>
    /// <param name="folder">The folder of the <c>.nas</c> file: it gets <c>NAME.nas.lock</c> and <c>NAME.safetensors</c>.</param>
    /// <param name="dataFolder">The directory that the paths of data start from; by default <paramref name="folder"/>.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Save(SearchResult result, IEngine engine, string folder, string? dataFolder = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(folder);
        var search = result.Search with { Model = result.Search.Model with { Seed = result.Seed } };
        Write(Create(result, InputsOf(search, engine, DataFiles.Of(search, dataFolder ?? folder))), result.Champion.Weights, folder);
    }

    /// <summary>Writes a lock and its weights. The weights come first: a lock is never there without them.</summary>
    /// <param name="file">The lock.</param>
    /// <param name="weights">The weights; a champion whose results are from a table has none, and gets no file.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(LockFile file, NetworkWeights weights, string folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(weights);
        if (!weights.Tensors.IsEmpty)
        {
            SafetensorsFile.Write(Path.Combine(folder, file.Search + LockFile.WeightsExtension), weights);
        }

        var path = Path.Combine(folder, file.Search + LockFile.Extension);
        var partial = path + ".partial";
        File.WriteAllText(partial, LockWriter.Write(file));
        File.Move(partial, path, overwrite: true);
    }

    private static EquatableArray<LockMetric> MetricsOf(Metrics? metrics) => Metrics.Recorded
        .Select(name => (Name: name, Value: metrics?.Find(name)))
        .Where(metric => metric.Value is { } value && double.IsFinite(value))
        .Select(metric => new LockMetric(metric.Name, metric.Value ?? 0))
        .ToEquatableArray();
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>Studies as JSON: all that they hold, so that what was exported can be imported, and every number is the same to the bit.</summary>
public static class StudyJson
{
    private const string Format = "nas study";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the contents of a study.</summary>
    /// <param name="contents">The contents.</param>
    /// <returns>The text.</returns>
    public static string Write(StudyContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return new JsonObject
        {
            ["format"] = Format,
            ["version"] = StudySchema.Version,
            ["runs"] = new JsonArray([.. contents.Runs.Select(ToJson)]),
        }.ToJsonString(Options);
    }

    /// <summary>Writes one trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>The text.</returns>
    public static string Write(StudyTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return ToJson(trial).ToJsonString(Options);
    }

    /// <summary>Reads the contents of a study.</summary>
    /// <param name="text">A text that <see cref="Write(StudyContents)"/> wrote.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The contents.</returns>
    /// <exception cref="NasException">The text is no study, or one of a newer version.</exception>
    public static StudyContents Read(string text, string path)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject document || document["format"]?.GetValue<string>() != Format)
            {
                throw new FormatException("it has no line \"format\": \"nas study\"");
            }

            var version = Get<int>(document, "version");
            return version > StudySchema.Version
                ? throw StudyErrors.Of(DiagnosticCatalog.StudyNewer, path, version, StudySchema.Version)
                : new StudyContents([.. Items(document, "runs").Select(node => ReadRun(node.AsObject()))], 0);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw StudyErrors.Of(DiagnosticCatalog.StudyForeign, path, failure.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    private static JsonObject ToJson(StudyRunContents contents)
    {
        var run = contents.Run;
        return new JsonObject
        {
            ["id"] = run.Id,
            ["key"] = run.Key,
            ["search"] = run.Search,
            ["seed"] = run.Seed,
            ["budget"] = run.Budget,
            ["objectives"] = new JsonArray([.. run.Objectives.Select(objective => new JsonObject { ["text"] = objective.Text, ["isMaximized"] = objective.IsMaximized })]),
            ["engine"] = run.Engine,
            ["product"] = run.Product,
            ["inputs"] = new JsonObject(run.Inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Value))),
            ["program"] = run.Program,
            ["sources"] = new JsonArray([.. run.Sources.Select(source => new JsonObject { ["path"] = source.Path, ["text"] = source.Text })]),
            ["dataDirectory"] = run.DataDirectory,
            ["startedAt"] = StudyRows.Write(run.StartedAt),
            ["sessions"] = new JsonArray([.. run.Sessions.Select(ToJson)]),
            ["result"] = run.Result is { } result ? StudyRows.ToJson(result) : null,
            ["weights"] = contents.Weights is { } weights ? Convert.ToBase64String(weights.AsSpan()) : null,
            ["trials"] = new JsonArray([.. contents.Trials.Select(ToJson)]),
        };
    }

    private static JsonObject ToJson(StudySession session) => new()
    {
        ["process"] = session.Process,
        ["machine"] = session.Machine,
        ["startedAt"] = StudyRows.Write(session.StartedAt),
        ["seenAt"] = StudyRows.Write(session.SeenAt),
        ["cpuSeconds"] = session.Cpu.TotalSeconds,
        ["hasEnded"] = session.HasEnded,
    };

    private static JsonObject ToJson(StudyTrial trial) => new()
    {
        ["record"] = JsonNode.Parse(TrialJson.Write(trial.Record)),
        ["network"] = trial.Network,
        ["architecture"] = trial.Architecture,
        ["params"] = trial.Costs.Params,
        ["macs"] = trial.Costs.Macs,
        ["flops"] = trial.Costs.Flops,
        ["memory"] = trial.Costs.Memory,
        ["recordedAt"] = StudyRows.Write(trial.RecordedAt),
        ["origin"] = trial.Origin is { } origin ? new JsonObject { ["run"] = origin.Run, ["trial"] = origin.Trial } : null,
    };

    private static StudyRunContents ReadRun(JsonObject node)
    {
        var id = Get<int>(node, "id");
        var run = new StudyRun(
            id,
            Get<string>(node, "key"),
            Get<string>(node, "search"),
            Get<ulong>(node, "seed"),
            node["budget"]?.GetValue<int>(),
            [.. (node["inputs"]?.AsObject() ?? []).Select(input => new LockInput(input.Key, input.Value?.GetValue<string>() ?? ""))],
            [.. Items(node, "objectives").Select(item => new StudyObjective(Get<string>(item.AsObject(), "text"), Get<bool>(item.AsObject(), "isMaximized")))],
            Get<string>(node, "engine"),
            Get<string>(node, "product"),
            Get<string>(node, "program"),
            [.. Items(node, "sources").Select(item => new StudySource(Get<string>(item.AsObject(), "path"), Get<string>(item.AsObject(), "text")))],
            Get<string>(node, "dataDirectory"),
            StudyRows.ReadTime(Get<string>(node, "startedAt")),
            node["result"] is JsonObject result ? StudyRows.ResultOf(result) : null,
            [.. Items(node, "sessions").Select(item => ReadSession(item.AsObject()))]);
        ImmutableArray<byte>? weights = node["weights"] is { } text ? [.. Convert.FromBase64String(text.GetValue<string>())] : null;
        return new StudyRunContents(run, [.. Items(node, "trials").Select(item => ReadTrial(id, item.AsObject()))], weights);
    }

    private static StudySession ReadSession(JsonObject node) => new(
        Get<int>(node, "process"),
        Get<string>(node, "machine"),
        StudyRows.ReadTime(Get<string>(node, "startedAt")),
        StudyRows.ReadTime(Get<string>(node, "seenAt")),
        TimeSpan.FromSeconds(Get<double>(node, "cpuSeconds")),
        Get<bool>(node, "hasEnded"));

    private static StudyTrial ReadTrial(int run, JsonObject node) => new(
        run,
        TrialJson.Read(node["record"]?.ToJsonString() ?? ""),
        Get<string>(node, "network"),
        Get<string>(node, "architecture"),
        new StudyCosts(Get<long>(node, "params"), Get<long>(node, "macs"), Get<long>(node, "flops"), Get<long>(node, "memory")),
        StudyRows.ReadTime(Get<string>(node, "recordedAt")),
        node["origin"] is JsonObject origin ? new StudyOrigin(Get<int>(origin, "run"), Get<int>(origin, "trial")) : null);

    private static IEnumerable<JsonNode> Items(JsonObject node, string name) => (node[name]?.AsArray() ?? []).OfType<JsonNode>();

    private static T Get<T>(JsonObject node, string name) =>
        node[name] is { } value ? value.GetValue<T>() : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"there is no \"{name}\""));
}

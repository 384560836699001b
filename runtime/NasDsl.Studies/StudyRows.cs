using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NasDsl.Language.Locks;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>Rows of the tables as records, and back. A row that is not as it was written is no record.</summary>
internal static class StudyRows
{
    /// <summary>The columns of a run, in the order in which <see cref="ReadRun"/> takes them.</summary>
    public const string RunColumns = "id, key, search, seed, budget, inputs, objectives, engine, product, program, sources, data_directory, started_at, digest";

    /// <summary>The columns of a trial, in the order in which <see cref="ReadTrial"/> takes them.</summary>
    public const string TrialColumns = "run, number, record, network, architecture, params, macs, flops, memory, recorded_at, origin_run, origin_trial, digest";

    /// <summary>What trials are read by: <see cref="TrialColumns"/>, then the id; <c>$0</c> is the first id, <c>$1</c> the last.</summary>
    public const string TrialQuery = $"SELECT {TrialColumns}, id FROM trials WHERE id BETWEEN $0 AND $1 ORDER BY id";

    /// <summary>The id of a trial.</summary>
    public static long IdOf(int run, int number) => ((long)run << 32) + number;

    /// <summary>Writes a time.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads a time.</summary>
    public static DateTimeOffset ReadTime(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>Writes a run; of one that is there already only the budget changes.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(StudyDatabase database, StudyRun run)
    {
        object?[] values =
        [
            run.Id,
            run.Key,
            run.Search,
            run.Seed.ToString(CultureInfo.InvariantCulture),
            run.Budget,
            JsonSerializer.Serialize(run.Inputs.Select(input => new[] { input.Name, input.Value })),
            JsonSerializer.Serialize(run.Objectives),
            run.Engine,
            run.Product,
            run.Program,
            JsonSerializer.Serialize(run.Sources),
            run.DataDirectory,
            Write(run.StartedAt),
        ];

        database.Run(
            $"INSERT INTO runs ({RunColumns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO UPDATE SET budget = excluded.budget, digest = excluded.digest",
            [.. values, Digest.Of(values.Select(Text))]);
    }

    /// <summary>Reads a run, without its result and sessions.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The run, or null when the row is not as it was written.</returns>
    public static StudyRun? ReadRun(SqliteDataReader row)
    {
        try
        {
            var digest = Digest.Of(Enumerable.Range(0, 13).Select(i => Text(row.GetValue(i))));
            return digest != row.GetString(13) ? null : new StudyRun(
                row.GetInt32(0),
                row.GetString(1),
                row.GetString(2),
                ulong.Parse(row.GetString(3), CultureInfo.InvariantCulture),
                row.IsDBNull(4) ? null : row.GetInt32(4),
                [.. (JsonSerializer.Deserialize<string[][]>(row.GetString(5)) ?? []).Select(input => new LockInput(input[0], input[1]))],
                [.. JsonSerializer.Deserialize<StudyObjective[]>(row.GetString(6)) ?? []],
                row.GetString(7),
                row.GetString(8),
                row.GetString(9),
                [.. JsonSerializer.Deserialize<StudySource[]>(row.GetString(10)) ?? []],
                row.GetString(11),
                ReadTime(row.GetString(12)),
                null,
                []);
        }
        catch (Exception failure) when (IsOfContent(failure))
        {
            return null;
        }
    }

    /// <summary>Writes a trial in place of one of the same number.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="trial">The trial.</param>
    public static void Write(StudyDatabase database, StudyTrial trial)
    {
        object?[] values =
        [
            trial.Run,
            trial.Id,
            TrialJson.Write(trial.Record),
            trial.Network,
            trial.Architecture,
            trial.Costs.Params,
            trial.Costs.Macs,
            trial.Costs.Flops,
            trial.Costs.Memory,
            Write(trial.RecordedAt),
            trial.Origin?.Run,
            trial.Origin?.Trial,
        ];
        database.Run(
            $"INSERT OR REPLACE INTO trials ({TrialColumns}, id) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            [.. values, Digest.Of(values.Select(Text)), IdOf(trial.Run, trial.Id)]);
    }

    /// <summary>Reads a trial.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The trial, or null when the row is not as it was written.</returns>
    public static StudyTrial? ReadTrial(SqliteDataReader row)
    {
        try
        {
            var digest = Digest.Of(Enumerable.Range(0, 12).Select(i => Text(row.GetValue(i))));
            return digest != row.GetString(12) || row.GetInt64(13) != IdOf(row.GetInt32(0), row.GetInt32(1)) ? null : new StudyTrial(
                row.GetInt32(0),
                TrialJson.Read(row.GetString(2)),
                row.GetString(3),
                row.GetString(4),
                new StudyCosts(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
                ReadTime(row.GetString(9)),
                row.IsDBNull(10) ? null : new StudyOrigin(row.GetInt32(10), row.GetInt32(11)));
        }
        catch (Exception failure) when (IsOfContent(failure))
        {
            return null;
        }
    }

    /// <summary>Writes a result.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="result">The result.</param>
    /// <param name="weights">The weights of the champion, in the safetensors layout.</param>
    public static void Write(StudyDatabase database, int run, StudyResult result, byte[] weights)
    {
        var record = ToJson(result).ToJsonString();
        database.Run(
            "INSERT OR REPLACE INTO results (run, record, weights, digest) VALUES ($0, $1, $2, $3)", run, record, weights, Digest.Of(record, Digest.Of(weights)));
    }

    /// <summary>Reads a result.</summary>
    /// <param name="row">Record, weights and digest.</param>
    /// <returns>The result with the weights, or null when the row is not as it was written.</returns>
    public static (StudyResult Result, byte[] Weights)? ReadResult(SqliteDataReader row)
    {
        try
        {
            var text = row.GetString(0);
            var weights = row.GetFieldValue<byte[]>(1);
            if (Digest.Of(text, Digest.Of(weights)) != row.GetString(2) || JsonNode.Parse(text) is not JsonObject record)
            {
                return null;
            }

            return (ResultOf(record), weights);
        }
        catch (Exception failure) when (IsOfContent(failure))
        {
            return null;
        }
    }

    /// <summary>A result as JSON.</summary>
    public static JsonObject ToJson(StudyResult result) => new()
    {
        ["champion"] = result.Champion,
        ["front"] = new JsonArray([.. result.Front.Select(number => JsonValue.Create(number))]),
        ["stopReason"] = result.StopReason.ToString(),
        ["validation"] = result.Validation is { } validation ? MetricsJson.Write(validation) : null,
        ["test"] = result.Test is { } test ? MetricsJson.Write(test) : null,
        ["weights"] = result.Weights,
        ["finishedAt"] = Write(result.FinishedAt),
    };

    /// <summary>The result that JSON tells.</summary>
    public static StudyResult ResultOf(JsonObject record) => new(
        Get<int>(record, "champion"),
        [.. (record["front"]?.AsArray() ?? []).Select(number => number?.GetValue<int>() ?? 0)],
        Enum.Parse<StopReason>(Get<string>(record, "stopReason")),
        record["validation"] is JsonObject validation ? MetricsJson.Read(validation) : null,
        record["test"] is JsonObject test ? MetricsJson.Read(test) : null,
        Get<string>(record, "weights"),
        ReadTime(Get<string>(record, "finishedAt")));

    /// <summary>Writes a session that another study noted.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="session">The session.</param>
    public static void Write(StudyDatabase database, int run, StudySession session) => database.Run(
        "INSERT INTO sessions (run, process, machine, started_at, seen_at, cpu, has_ended) VALUES ($0, $1, $2, $3, $4, $5, $6)",
        run,
        session.Process,
        session.Machine,
        Write(session.StartedAt),
        Write(session.SeenAt),
        session.Cpu.TotalSeconds,
        session.HasEnded ? 1 : 0);

    /// <summary>Reads a session.</summary>
    /// <param name="row">Process, machine, times of beginning and last sign, processor time, whether it ended.</param>
    /// <returns>The session, or null when the row is not as it was written.</returns>
    public static StudySession? ReadSession(SqliteDataReader row)
    {
        try
        {
            return new StudySession(
                row.GetInt32(0), row.GetString(1), ReadTime(row.GetString(2)), ReadTime(row.GetString(3)), TimeSpan.FromSeconds(row.GetDouble(4)), row.GetInt32(5) != 0);
        }
        catch (Exception failure) when (IsOfContent(failure))
        {
            return null;
        }
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static T Get<T>(JsonObject record, string name) =>
        record[name] is { } node ? node.GetValue<T>() : throw new FormatException($"There is no '{name}'.");

    private static bool IsOfContent(Exception failure) =>
        failure is FormatException or JsonException or InvalidOperationException or ArgumentException or InvalidCastException or IndexOutOfRangeException or OverflowException;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NasDsl.Engines;
using NasDsl.Search.Journal;

namespace NasDsl.Studies;

/// <summary>Rows of trainings that are not over.</summary>
internal static class StudyCheckpoint
{
    /// <summary>Writes a training in place of what was kept of it before.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="checkpoint">The training.</param>
    public static void Write(StudyDatabase database, int run, TrainingCheckpoint checkpoint)
    {
        var record = new JsonObject
        {
            ["trial"] = checkpoint.Trial,
            ["stage"] = checkpoint.Stage.ToString(),
            ["share"] = checkpoint.Share,
            ["losses"] = new JsonArray([.. checkpoint.Losses.Select(loss => JsonValue.Create(loss))]),
            ["seconds"] = checkpoint.Elapsed.TotalSeconds,
            ["measured"] = new JsonArray([.. checkpoint.Measured.Select(measured => JsonValue.Create(TrialJson.Write(measured)))]),
            ["epoch"] = checkpoint.State?.Epoch,
        }.ToJsonString();
        var state = checkpoint.State is { } kept ? Write(kept.Tensors) : null;
        database.Run(
            "INSERT OR REPLACE INTO checkpoints (run, trial, stage, record, state, digest) VALUES ($0, $1, $2, $3, $4, $5)",
            run,
            checkpoint.Trial,
            checkpoint.Stage.ToString(),
            record,
            state,
            Digest.Of(record, Digest.Of(state ?? [])));
    }

    /// <summary>Reads a training.</summary>
    /// <param name="row">Record, digest and state.</param>
    /// <returns>The training; null when the row is not as it was written: then there is nothing to go on from, and it begins anew with the same results.</returns>
    public static TrainingCheckpoint? Read(SqliteDataReader row)
    {
        try
        {
            var text = row.GetString(0);
            var state = row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2);
            if (Digest.Of(text, Digest.Of(state ?? [])) != row.GetString(1) || JsonNode.Parse(text) is not JsonObject record)
            {
                return null;
            }

            return new TrainingCheckpoint(
                Get<int>(record, "trial"),
                Enum.Parse<TrainingStage>(Get<string>(record, "stage")),
                Get<double>(record, "share"),
                [.. Items(record, "losses").Select(loss => loss.GetValue<double>())],
                TimeSpan.FromSeconds(Get<double>(record, "seconds")),
                [.. Items(record, "measured").Select(measured => TrialJson.Read(measured.GetValue<string>()))],
                state is null ? null : new TrainingState(Get<int>(record, "epoch"), ReadTensors(state)));
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or ArgumentException or InvalidDataException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>Writes tensors in the safetensors layout.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(NetworkWeights tensors)
    {
        using var bytes = new MemoryStream();
        SafetensorsFile.Write(bytes, tensors);
        return bytes.ToArray();
    }

    private static NetworkWeights ReadTensors(byte[] state)
    {
        using var stream = new MemoryStream(state);
        return SafetensorsFile.Read(stream, "checkpoint");
    }

    private static IEnumerable<JsonNode> Items(JsonObject record, string name) => (record[name]?.AsArray() ?? []).OfType<JsonNode>();

    private static T Get<T>(JsonObject record, string name) =>
        record[name] is { } node ? node.GetValue<T>() : throw new FormatException($"There is no '{name}'.");
}

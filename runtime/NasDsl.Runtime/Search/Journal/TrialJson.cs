using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasDsl.Genomes;

namespace NasDsl.Search.Journal;

/// <summary>
/// Trials as text: one line of JSON for each, with every number written so that it is read back to the bit. The genome is in the text form of <see cref="Genomes.Genome.ToString"/>.
/// </summary>
public static class TrialJson
{
    /// <summary>Writes a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>One line, without a line break.</returns>
    public static string Write(Trial trial) => Write(TrialRecord.Of(trial));

    /// <summary>Writes a trial.</summary>
    /// <param name="trial">What is kept of it.</param>
    /// <returns>One line, without a line break.</returns>
    public static string Write(TrialRecord trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var line = new JsonObject
        {
            ["trial"] = trial.Id,
            ["generation"] = trial.Generation,
            ["genome"] = trial.Genome,
            ["status"] = trial.Status.ToString(),
            ["epochs"] = trial.Epochs,
        };
        if (trial.Reason is { } reason)
        {
            line["reason"] = reason;
        }

        if (!trial.Objectives.IsDefaultOrEmpty)
        {
            line["objectives"] = Numbers(trial.Objectives);
        }

        if (trial.Share < 1)
        {
            line["share"] = trial.Share;
        }

        if (trial.Latency is { } latency)
        {
            line["latency"] = latency;
        }

        if (!trial.Curve.IsEmpty)
        {
            line["curve"] = Numbers(trial.Curve);
        }

        if (!trial.Losses.IsEmpty)
        {
            line["losses"] = Numbers(trial.Losses);
        }

        if (trial.Metrics is { } metrics)
        {
            line["metrics"] = MetricsJson.Write(metrics);
        }

        if (trial.RightRows is { } rightRows)
        {
            line["right"] = rightRows.ToString();
        }

        if (trial.Elapsed > TimeSpan.Zero)
        {
            line["seconds"] = Math.Round(trial.Elapsed.TotalSeconds, 3);
        }

        return line.ToJsonString();
    }

    /// <summary>Reads a trial.</summary>
    /// <param name="text">A line that <see cref="Write(Trial)"/> wrote.</param>
    /// <param name="space">The space of the search, with the genes of its recipe.</param>
    /// <returns>The trial.</returns>
    /// <exception cref="FormatException">The text is no trial of this space.</exception>
    public static Trial Read(string text, Space space) => Read(text).ToTrial(space);

    /// <summary>Reads what is kept of a trial, without knowing its space.</summary>
    /// <param name="text">A line that <see cref="Write(TrialRecord)"/> wrote.</param>
    /// <returns>The record.</returns>
    /// <exception cref="FormatException">The text is no trial.</exception>
    public static TrialRecord Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var line = JsonNode.Parse(text)?.AsObject() ?? throw new FormatException("The line is empty.");
            return new TrialRecord(
                Get<int>(line, "trial"),
                Get<int>(line, "generation"),
                Get<string>(line, "genome"),
                Enum.Parse<TrialStatus>(Get<string>(line, "status")),
                line["reason"]?.GetValue<string>(),
                Get<int>(line, "epochs"),
                Numbers(line["objectives"]),
                line["metrics"] is { } metrics ? MetricsJson.Read(metrics.AsObject()) : null)
            {
                Share = line["share"]?.GetValue<double>() ?? 1,
                Latency = line["latency"]?.GetValue<double>(),
                Curve = Numbers(line["curve"]),
                Losses = Numbers(line["losses"]),
                RightRows = line["right"] is { } right ? RowSet.Parse(right.GetValue<string>()) : null,
                Elapsed = TimeSpan.FromSeconds(line["seconds"]?.GetValue<double>() ?? 0),
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException($"The line is no trial: {failure.Message}", failure);
        }
    }

    private static JsonArray Numbers(ImmutableArray<double> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private static ImmutableArray<double> Numbers(JsonNode? values) =>
        [.. (values?.AsArray() ?? []).Select(value => value?.GetValue<double>() ?? double.NaN)];

    private static T Get<T>(JsonObject line, string name) =>
        line[name] is { } node ? node.GetValue<T>() : throw new FormatException($"The line has no '{name}'.");
}

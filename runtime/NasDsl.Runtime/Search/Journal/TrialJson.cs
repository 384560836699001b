using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasDsl.Genomes;
using NasDsl.Language;

namespace NasDsl.Search.Journal;

/// <summary>
/// Trials as text: one line of JSON for each, with every number written so that it is read back to the bit. The genome is in the text form of <see cref="Genome.ToString"/>.
/// </summary>
public static class TrialJson
{
    /// <summary>Writes a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>One line, without a line break.</returns>
    public static string Write(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var line = new JsonObject
        {
            ["trial"] = trial.Id,
            ["generation"] = trial.Generation,
            ["genome"] = trial.Genome.ToString(),
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

        if (trial.Metrics is { } metrics)
        {
            line["metrics"] = WriteMetrics(metrics);
        }

        if (trial.RightRows is { } rightRows)
        {
            line["right"] = rightRows.ToString();
        }

        return line.ToJsonString();
    }

    /// <summary>Reads a trial.</summary>
    /// <param name="text">A line that <see cref="Write"/> wrote.</param>
    /// <param name="space">The space of the search, with the genes of its recipe.</param>
    /// <returns>The trial.</returns>
    /// <exception cref="FormatException">The text is no trial of this space.</exception>
    public static Trial Read(string text, Space space)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(space);
        try
        {
            var line = JsonNode.Parse(text)?.AsObject() ?? throw new FormatException("The line is empty.");
            return new Trial(
                Get<int>(line, "trial"),
                Get<int>(line, "generation"),
                space.Parse(Get<string>(line, "genome")),
                Enum.Parse<TrialStatus>(Get<string>(line, "status")),
                line["reason"]?.GetValue<string>(),
                Get<int>(line, "epochs"),
                Numbers(line["objectives"]),
                line["metrics"] is { } metrics ? ReadMetrics(metrics.AsObject()) : null)
            {
                Share = line["share"]?.GetValue<double>() ?? 1,
                Latency = line["latency"]?.GetValue<double>(),
                Curve = Numbers(line["curve"]),
                RightRows = line["right"] is { } right ? RowSet.Parse(right.GetValue<string>()) : null,
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The line is no trial: {failure.Message}", failure);
        }
    }

    private static JsonArray Numbers(ImmutableArray<double> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    private static ImmutableArray<double> Numbers(JsonNode? values) =>
        [.. (values?.AsArray() ?? []).Select(value => value?.GetValue<double>() ?? double.NaN)];

    private static T Get<T>(JsonObject line, string name) =>
        line[name] is { } node ? node.GetValue<T>() : throw new FormatException($"The line has no '{name}'.");

    private static JsonObject WriteMetrics(Metrics metrics)
    {
        var values = new JsonObject();
        foreach (var name in Metrics.Recorded)
        {
            if (metrics.Find(name) is { } value && double.IsFinite(value))
            {
                values[name] = value;
            }
        }

        foreach (var written in metrics.Externs.Where(written => double.IsFinite(written.Value)))
        {
            values[written.Text] = written.Value;
        }

        return values;
    }

    private static Metrics ReadMetrics(JsonObject values)
    {
        var read = values.Select(item => (item.Key, Value: item.Value?.GetValue<double>() ?? double.NaN)).ToArray();
        return Metrics.Of(read) with
        {
            Externs = read.Where(item => !Metrics.Recorded.Contains(item.Key)).Select(item => new ExternValue(item.Key, item.Value)).ToEquatableArray(),
        };
    }
}

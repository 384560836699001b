using System.Text.Json;
using System.Text.Json.Nodes;
using NasDsl.Genomes;

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
            line["objectives"] = new JsonArray([.. trial.Objectives.Select(value => JsonValue.Create(value))]);
        }

        if (trial.Metrics is { } metrics)
        {
            line["metrics"] = WriteMetrics(metrics);
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
                [.. (line["objectives"]?.AsArray() ?? []).Select(value => value?.GetValue<double>() ?? double.NaN)],
                line["metrics"] is { } metrics ? ReadMetrics(metrics.AsObject()) : null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The line is no trial: {failure.Message}", failure);
        }
    }

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

        return values;
    }

    private static Metrics ReadMetrics(JsonObject values) =>
        Metrics.Of(values.Select(item => (item.Key, item.Value?.GetValue<double>() ?? double.NaN)));
}

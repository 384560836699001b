using System.Text.Json.Nodes;
using NasDsl.Language;

namespace NasDsl.Search.Journal;

/// <summary>Metrics as an object of JSON: every number is read back to the bit.</summary>
public static class MetricsJson
{
    /// <summary>Writes metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <returns>An object with a number for each that is finite.</returns>
    public static JsonObject Write(Metrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
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

    /// <summary>Reads metrics.</summary>
    /// <param name="values">An object that <see cref="Write"/> made.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="InvalidOperationException">A value is no number.</exception>
    public static Metrics Read(JsonObject values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var read = values.Select(item => (item.Key, Value: item.Value?.GetValue<double>() ?? double.NaN)).ToArray();
        return Metrics.Of(read) with
        {
            Externs = read.Where(item => !Metrics.Recorded.Contains(item.Key)).Select(item => new ExternValue(item.Key, item.Value)).ToEquatableArray(),
        };
    }
}

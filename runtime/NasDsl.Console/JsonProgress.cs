using System.Text.Json.Nodes;
using NasDsl.Search;

namespace NasDsl.CommandLine;

/// <summary>Writes a line of JSON for each trial and each phase, for programs that watch a search.</summary>
/// <param name="writer">Where to.</param>
public sealed class JsonProgress(TextWriter writer) : IProgress<SearchProgress>
{
    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteLine(new JsonObject
        {
            ["phase"] = value.Phase.ToString(),
            ["generation"] = value.Generation,
            ["trials"] = value.Trials,
            ["budget"] = value.Budget,
            ["elapsedSeconds"] = Math.Round(value.Elapsed.TotalSeconds, 3),
            ["remainingSeconds"] = value.Remaining is { } remaining ? Math.Round(remaining.TotalSeconds, 1) : null,
            ["front"] = new JsonArray([.. value.Front.Select(trial => JsonValue.Create(trial.Id))]),
            ["best"] = value.Best is { } best
                ? new JsonObject { ["trial"] = best.Id, ["objectives"] = new JsonArray([.. best.Objectives.Select(number => JsonValue.Create(number))]) }
                : null,
        }.ToJsonString());
        writer.Flush();
    }
}

namespace NasDsl.Language.Locks;

/// <summary>Writes lock files. The same lock gives the same text everywhere.</summary>
public static class LockWriter
{
    /// <summary>Writes a lock.</summary>
    /// <param name="file">The lock.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(LockFile file) => Write(file, Checksum(file));

    /// <summary>What tells whether a lock was changed by hand: a hash of all that it holds, in this layout.</summary>
    /// <param name="file">The lock.</param>
    /// <returns>The hash.</returns>
    internal static string Checksum(LockFile file) => ModelHash.OfText(Write(file, ""));

    private static string Write(LockFile file, string checksum)
    {
        var json = new JsonWriter();
        json.Open(null, '{');
        json.Write("format", LockFile.Format);
        json.Write("search", file.Search);
        json.Open("inputs", '{');
        foreach (var input in file.Inputs)
        {
            json.Write(input.Name, input.Value);
        }

        json.Close('}');
        WriteChampion(json, file.Champion);
        WriteTexts(json, "objectives", file.Objectives);
        json.Open("front", '[');
        foreach (var trial in file.Front)
        {
            WriteTrial(json, trial);
        }

        json.Close(']');
        WriteEffort(json, file.Effort);
        json.Write("checksum", checksum);
        json.Close('}');
        return json.ToString();
    }

    private static void WriteChampion(JsonWriter json, LockChampion champion)
    {
        json.Open("champion", '{');
        json.Write("trial", champion.Trial);
        WriteTexts(json, "genome", champion.Genome.Split(' '));
        WriteTexts(json, "architecture", champion.Architecture.Split('\n'));
        json.Write("params", champion.Params);
        json.Write("flops", champion.Flops);
        json.Write("memory", champion.Memory);
        WriteMetrics(json, "validation", champion.Validation);
        WriteMetrics(json, "test", champion.Test);
        json.Write("weights", champion.Weights);
        json.Close('}');
    }

    private static void WriteTrial(JsonWriter json, LockTrial trial)
    {
        json.Open(null, '{');
        json.Write("trial", trial.Trial);
        json.Open("objectives", '[');
        foreach (var objective in trial.Objectives)
        {
            json.Write(null, objective);
        }

        json.Close(']');
        json.Write("genome", trial.Genome);
        json.Close('}');
    }

    private static void WriteEffort(JsonWriter json, LockEffort effort)
    {
        json.Open("cost", '{');
        json.Write("trials", effort.Trials);
        json.Write("finished", effort.Finished);
        json.Write("stopped", effort.Stopped);
        json.Write("failed", effort.Failed);
        json.Write("epochs", effort.Epochs);
        json.Write("ended", effort.Ended);
        json.Close('}');
    }

    private static void WriteMetrics(JsonWriter json, string name, IEnumerable<LockMetric> metrics)
    {
        json.Open(name, '{');
        foreach (var metric in metrics)
        {
            json.Write(metric.Name, metric.Value);
        }

        json.Close('}');
    }

    private static void WriteTexts(JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.Open(name, '[');
        foreach (var text in texts)
        {
            json.Write(null, text);
        }

        json.Close(']');
    }
}

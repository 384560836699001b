using System.Globalization;
using System.Text.Json;

namespace Samples.NasBenchMacro;

/// <summary>Brings the published file into the form of a table.</summary>
internal static class BenchmarkTable
{
    private const string Name = "nas-bench-macro.csv";

    private static readonly string[] Others = ["mean_acc", "params", "flops"];

    /// <summary>Makes the table of the published file, unless it is there.</summary>
    /// <param name="path">The published file, or the table.</param>
    /// <returns>The folder of the table.</returns>
    public static string Prepare(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var table = Path.Combine(folder, Name);
        if (Path.GetExtension(path) == ".json" && !File.Exists(table))
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            File.WriteAllLines(table, document.RootElement.EnumerateObject().Select(Row).Prepend("code,test_run1,test_run2,test_run3,test_mean,params,flops"));
        }

        return folder;
    }

    private static string Row(JsonProperty network)
    {
        var runs = network.Value.GetProperty("test_acc").EnumerateArray().Select(Number);
        var others = Others.Select(name => Number(network.Value.GetProperty(name)));
        return string.Join(',', runs.Concat(others).Prepend(network.Name));
    }

    private static string Number(JsonElement number) => number.GetDouble().ToString(CultureInfo.InvariantCulture);
}

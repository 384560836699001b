using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Search.Tables;

/// <summary>Reads measured latencies: comma-separated, with the columns <c>operation</c>, <c>input</c> and <c>latency_us</c> in any order.</summary>
internal static class LatencyTableReader
{
    /// <summary>Reads the table of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from.</param>
    /// <returns>The table.</returns>
    /// <exception cref="NasException">The file is missing or does not hold latencies; the message names its line and column.</exception>
    public static LatencyTable Load(DeviceModel device, string baseDirectory)
    {
        var path = Path.Combine(baseDirectory, device.Table ?? "");
        return TableText.Load(device.Location, path, table => Read(device, path, table));
    }

    private static LatencyTable Read(DeviceModel device, string path, TableText table)
    {
        var operation = table.ColumnOf("operation");
        var input = table.ColumnOf("input");
        var latency = table.ColumnOf("latency_us");
        var rows = new Dictionary<(string Operation, string Input), (double Latency, int Line)>();
        while (table.ReadRow())
        {
            var key = (table.Field(operation), table.Field(input));
            var number = table.Number(latency);
            if (number < 0)
            {
                throw table.Fail(DiagnosticCatalog.TableLatencyNegative, latency, table.Field(latency));
            }

            if (rows.TryGetValue(key, out var first) && !first.Latency.Equals(number))
            {
                throw table.Fail(DiagnosticCatalog.TableRowTwice, latency, first.Line);
            }

            rows[key] = (number, table.Line);
        }

        return new LatencyTable(device.Location, Path.GetFileName(path), rows.ToDictionary(row => row.Key, row => row.Value.Latency));
    }
}

using System.Globalization;
using System.Text;

namespace NasDsl.Networks;

/// <summary>Writes networks as text.</summary>
internal static class NetworkText
{
    /// <summary>Writes one line for each operation; what it takes is named where it is not the operation before.</summary>
    /// <param name="network">The network.</param>
    /// <returns>Lines separated by <c>\n</c>.</returns>
    public static string Write(Network network)
    {
        var rows = new List<string[]> { new[] { "0", "input", "", network.Input.ToString(), "" } };
        foreach (var node in network.Nodes)
        {
            rows.Add(
            [
                node.Id.ToString(CultureInfo.InvariantCulture),
                node.Arguments.ToString(),
                node.Inputs is [var only] && only == node.Id - 1 ? "" : "<- " + string.Join(", ", node.Inputs),
                node.Shape.ToString(),
                node.Cost.Params == 0 ? "" : node.Cost.Params.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder(row[0].PadLeft(widths[0]));
            line.Append("  ").Append(row[1].PadRight(widths[1]));
            if (widths[2] > 0)
            {
                line.Append("  ").Append(row[2].PadRight(widths[2]));
            }

            line.Append("  ").Append(row[3].PadRight(widths[3])).Append("  ").Append(row[4].PadLeft(widths[4]));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}

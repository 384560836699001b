using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;
using NasDsl.Networks;

namespace NasDsl.Search.Tables;

/// <summary>
/// Measured latencies of operations on a device. That of a network is their sum, as in the lookup table of ProxylessNAS (Cai, Zhu and Han, 2019): it holds where operations run one after another.
/// </summary>
/// <param name="location">Where the device is declared.</param>
/// <param name="name">The name of the file in messages.</param>
/// <param name="microseconds">The latency of an operation with the shape of its input, or with an empty text for every shape.</param>
internal sealed class LatencyTable(SourceLocation location, string name, IReadOnlyDictionary<(string Operation, string Input), double> microseconds)
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>The latency of a network for one sample.</summary>
    /// <param name="graph">The network.</param>
    /// <returns>The latency in seconds.</returns>
    /// <exception cref="NasException">The table has no row of one of its operations.</exception>
    public double SecondsOf(NetworkGraph graph)
    {
        var sum = 0.0;
        foreach (var (row, input) in graph.Operations())
        {
            sum += MicrosecondsOf(row, input.ToString());
        }

        return sum / MicrosecondsPerSecond;
    }

    private double MicrosecondsOf(NodeRow row, string input) =>
        microseconds.TryGetValue((row.Text, input), out var exact) ? exact
        : microseconds.TryGetValue((row.Text, ""), out var any) ? any
        : IsFree(row.Arguments.Operation.Name) ? 0
        : throw NasException.Of(DiagnosticCatalog.TableRowMissing, location, name, $"{row.Text} on {input}");

    // These compute nothing at inference: a view of the same numbers.
    private static bool IsFree(string operation) => operation is "identity" or "dropout" or "flatten" or "reshape";
}

using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.TorchSharp.Training;

/// <summary>Refuses rows that a network does not take.</summary>
internal static class PredictionRows
{
    /// <summary>Checks rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">It does not take them.</exception>
    public static void Check(Network network, Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.InputShape != network.Input)
        {
            throw new ArgumentException($"The network takes {network.Input}, and the rows are {rows.InputShape}.", nameof(rows));
        }
    }
}

using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Costs of a whole network, known without training it.</summary>
public static class NetworkCosts
{
    /// <summary>One cost of a network, for one sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">Which cost; not one that depends on a device.</param>
    /// <returns>The cost, in its base unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost depends on a device.</exception>
    public static long Of(Network network, CostKind kind)
    {
        ArgumentNullException.ThrowIfNull(network);
        return kind switch
        {
            CostKind.Params => network.Cost.Params,
            CostKind.Macs => network.Cost.Macs,
            CostKind.Flops => network.Cost.Flops,
            CostKind.Memory => Memory(network),
            CostKind.Depth => LongestPath(network, node => node.Operation.HasWeights),
            CostKind.Length => LongestPath(network, _ => true),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This cost depends on a device."),
        };
    }

    private static long Memory(Network network) => MemoryRule.Bytes(
        network.Cost.Params,
        MemoryRule.PeakActivations(network.Input, [.. network.Nodes.Select(node => (node.Shape, (IReadOnlyList<int>)node.Inputs))]));

    private static long LongestPath(Network network, Func<NetworkNode, bool> counts)
    {
        var longest = new long[network.Nodes.Length + 1];
        foreach (var node in network.Nodes)
        {
            longest[node.Id] = node.Inputs.Max(input => longest[input]) + (counts(node) ? 1 : 0);
        }

        return longest[^1];
    }
}

using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Costs of a whole network, known without training it.</summary>
public static class NetworkCosts
{
    private const int BytesPerNumber = 4;

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

    /// <summary>
    /// Bytes of the weights plus the most that activations of one sample take at once, in single precision, when the operations run in the order of the nodes, each output
    /// is kept until its last reader has run, and an operation's inputs and output are there together.
    /// </summary>
    private static long Memory(Network network)
    {
        var lastReader = new int[network.Nodes.Length + 1];
        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                lastReader[input] = node.Id;
            }
        }

        lastReader[^1] = int.MaxValue;
        long live = network.Input.Size;
        var peak = live;
        foreach (var node in network.Nodes)
        {
            live += node.Shape.Size;
            peak = Math.Max(peak, live);
            foreach (var input in node.Inputs.Distinct().Where(input => lastReader[input] == node.Id))
            {
                live -= network.ShapeOf(input).Size;
            }
        }

        return BytesPerNumber * (network.Cost.Params + peak);
    }

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

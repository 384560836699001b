using System.Collections.Immutable;

namespace NasDsl.Networks;

/// <summary>Leaves out of a graph what its output does not need: what led to zeros that a sum has left out.</summary>
internal static class LiveNodes
{
    /// <summary>Keeps the nodes that lead to the output.</summary>
    /// <param name="nodes">The nodes; number i is at i - 1, and 0 is the input of the network.</param>
    /// <param name="output">The number of the output.</param>
    /// <returns>The live nodes in their order, numbered anew; the output is the last of them.</returns>
    public static ImmutableArray<NetworkNode> Of(ImmutableArray<NetworkNode> nodes, int output)
    {
        var isLive = new bool[nodes.Length + 1];
        isLive[output] = true;
        for (var id = nodes.Length; id > 0; id--)
        {
            foreach (var input in isLive[id] ? nodes[id - 1].Inputs : [])
            {
                isLive[input] = true;
            }
        }

        if (!isLive.AsSpan(1).Contains(false))
        {
            return nodes;
        }

        var numbers = new int[nodes.Length + 1];
        var live = ImmutableArray.CreateBuilder<NetworkNode>();
        foreach (var node in nodes.Where(node => isLive[node.Id]))
        {
            numbers[node.Id] = live.Count + 1;
            live.Add(node with { Id = live.Count + 1, Inputs = [.. node.Inputs.Select(input => numbers[input])] });
        }

        return live.ToImmutable();
    }
}

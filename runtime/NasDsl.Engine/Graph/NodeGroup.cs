using System.Collections.Immutable;
using NasDsl.Networks;

namespace NasDsl.Engine.Graph;

/// <summary>Nodes that one kernel computes: each but the first is the only consumer of the one before, and nothing in between is kept.</summary>
/// <param name="Nodes">The nodes in their order.</param>
internal sealed record NodeGroup(ImmutableArray<NetworkNode> Nodes)
{
    /// <summary>The node that takes the inputs, and has the parameters.</summary>
    public NetworkNode First => Nodes[0];

    /// <summary>The node whose output is kept.</summary>
    public NetworkNode Last => Nodes[^1];
}
